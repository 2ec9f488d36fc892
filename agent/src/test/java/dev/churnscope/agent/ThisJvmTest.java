// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.Version;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThisJvmTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");

    @ParameterizedTest
    @CsvSource({
        "com.shop.Main, /app/classes:/app/lib.jar, com.shop.Main",
        "com.shop.Main --password=secret, /app/classes, com.shop.Main",
        "shop.core/com.shop.Main secret, '', shop.core/com.shop.Main",
        "shop.jar, shop.jar, shop.jar",
        "/opt/shop/shop.jar secret, /opt/shop/shop.jar, shop.jar",
        "/opt/my shop/the shop.jar secret word, /opt/my shop/the shop.jar, the shop.jar",
        "Main secret, Main2, Main",
        "'', '', ''",
        "'', /app/classes, ''"
    })
    void theCommandIsTheMainClassOrTheJarWithoutArguments(String commandLine, String classPath, String command) {
        assertThat(ThisJvm.command(commandLine, classPath)).isEqualTo(command);
    }

    @Test
    void aFileNameWithoutPlaceholdersStaysAsItIs() {
        assertThat(ThisJvm.expand("/tmp/report.json", AT)).isEqualTo("/tmp/report.json");
        assertThat(ThisJvm.expand("100%.json", AT)).isEqualTo("100%.json");
    }

    @Test
    void placeholdersAreFilledIn() {
        long pid = ProcessHandle.current().pid();

        assertThat(ThisJvm.expand("r-%p-%p.json", AT)).isEqualTo("r-" + pid + "-" + pid + ".json");
        assertThat(ThisJvm.expand("r-%t.json", AT)).isEqualTo("r-20260102T030405.json");
        assertThat(ThisJvm.expand("r-%h.json", AT))
                .matches("r-.+\\.json")
                .doesNotContain("%", "/", "\n")
                .isEqualTo("r-" + ThisJvm.info(AT).host() + ".json");
    }

    @Test
    void aWholeSecondLooksLikeAnyOtherTime() {
        assertThat(ThisJvm.expand("%t", Instant.parse("2026-01-02T03:04:05Z"))).isEqualTo(ThisJvm.expand("%t", AT));
    }

    @Test
    void isTheJvmThatRunsThis() {
        var info = ThisJvm.info(AT);

        assertThat(info.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(info.javaVersion()).isEqualTo(System.getProperty("java.version"));
        assertThat(info.attachedAt()).isEqualTo("2026-01-02T03:04:05.678901Z");
        assertThat(Instant.parse(info.startedAt())).isBefore(Instant.now());
        assertThat(info.command()).doesNotContain(" ");
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(Version.current()).matches("\\d+\\.\\d+\\.\\d+.*");
    }
}
