// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages of the rules say to set is read by somebody: each name, in examples and in texts. */
class SettingsIT {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void eachSettingIsKnownToWhoReadsIt(Settings settings) {
        for (String page : Example.pages()) {
            assertThat(settings.unknownIn(Example.text(page))).as(page).isEmpty();
        }
    }

    static List<Settings> eachSettingIsKnownToWhoReadsIt() {
        return List.of(Settings.ofTheJdk(), Settings.ofJakartaMail(), Settings.ofMicronaut(), Settings.ofSpringBoot());
    }

    /** Of examples only: texts speak of settings of other kernels, too. */
    @Test
    void eachExampleSetsWhatTheKernelHas() {
        assumeTrue(Files.isDirectory(Path.of("/proc/sys/net/ipv4")), "Linux");

        for (var example : Example.all()) {
            assertThat(Settings.ofTheKernel().unknownIn(String.join("\n", example.code())))
                    .as(example.place())
                    .isEmpty();
        }
    }

    @Test
    void aSlipInANameIsSeen() {
        assertThat(Settings.ofTheJdk().unknownIn("-Djdk.httpclient.keepAlive.timeout=5 -Dhttp.maxConnection=5"))
                .containsExactly("jdk.httpclient.keepAlive.timeout", "http.maxConnection");
        assertThat(Settings.ofJakartaMail().unknownIn("mail.imap.connectionpoolsize, mail.imap.poolsize"))
                .containsExactly("mail.imap.poolsize");
        assertThat(Settings.ofMicronaut().unknownIn("micronaut.http.client.pool, micronaut.http.client.connection-ttl"))
                .containsExactly("micronaut.http.client.connection-ttl");
        assertThat(Settings.ofSpringBoot().unknownIn("server.tomcat.keepalive-timeout=75s"))
                .containsExactly("server.tomcat.keepalive-timeout");
        assertThat(Settings.ofTheKernel().unknownIn("net.ipv4.tcp_tw_recycle")).hasSize(1);
    }
}
