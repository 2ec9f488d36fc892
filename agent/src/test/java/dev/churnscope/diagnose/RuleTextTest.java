// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleTextTest {

    private static final String PAGE = """
            # What is wrong

            What it means.

            ## Why it matters

            It costs.

            ## How to fix it

            Do this
            and that.

            ```java
            code();
            ```

            <https://example.com/general>

            ### OkHttp, Jetty

            Call this.

            <https://example.com/both>

            ## See also

            - another
            """;

    @Test
    void aPageHasATitleAndARemedyForEachClient() {
        var text = RuleText.parse(PAGE);

        assertThat(text.title()).isEqualTo("What is wrong");
        assertThat(text.remedyFor(List.of("Jetty")))
                .isEqualTo(new RuleText.Remedy("Call this.", "https://example.com/both"));
        assertThat(text.remedyFor(List.of("Feign", "OkHttp"))).isEqualTo(text.remedyFor(List.of("Jetty")));
        assertThat(text.remedies()).hasSize(3);
    }

    @Test
    void whateverTheClientIsThereIsAGeneralRemedy() {
        assertThat(RuleText.parse(PAGE).remedyFor(List.of("Socket")))
                .isEqualTo(new RuleText.Remedy("Do this and that.\ncode();", "https://example.com/general"));
    }

    @Test
    void thereIsNoPageOfNoRule() {
        assertThatIllegalArgumentException().isThrownBy(() -> RuleText.of("no-such-rule"));
    }

    @Test
    void thereIsAdviceUnderTheNameOfEachFrontLibrary() {
        assertThat(RuleText.of("client-per-request").remedies())
                .containsKeys(
                        FacadeLibrary.ALL.stream().map(FacadeLibrary::name).toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("dev.churnscope.diagnose.Rules#ids")
    void eachRuleHasAPageThatIsWhole(String rule) {
        var text = RuleText.of(rule);

        assertThat(text.title()).isNotBlank().hasSizeLessThanOrEqualTo(100).doesNotEndWith(".");
        assertThat(text.remedies()).containsKey("").allSatisfy((client, remedy) -> {
            assertThat(remedy.advice()).as(client).isNotBlank();
            assertThat(URI.create(remedy.link()).getScheme()).as(client).isEqualTo("https");
            assertThat(remedy.link()).as("an address that a line has room for").hasSizeLessThanOrEqualTo(110);
        });
    }
}
