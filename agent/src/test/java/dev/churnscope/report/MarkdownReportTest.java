// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkdownReportTest {

    @Test
    void looksLikeThis() throws Exception {
        Golden.assertIs("example-report.md", MarkdownReport.of(Samples.example(), UTF_8));
    }

    @Test
    void saysAllThatThereIsToSayOfPortsAndHealth() throws Exception {
        Golden.assertIs("full-report.md", MarkdownReport.of(Samples.full(), UTF_8));
    }

    @Test
    void anArrowOfAsciiIsTwoCharacters() throws Exception {
        assertThat(MarkdownReport.of(Samples.example(), UTF_8))
                .contains("HttpURLConnection \u2192 prices.internal:8080");
        assertThat(MarkdownReport.of(Samples.example(), US_ASCII))
                .contains("HttpURLConnection -&#62; prices.internal:8080")
                .doesNotContain("u2192");
    }

    @Test
    void fitsIntoAComment() {
        // GitHub's limit is 65,536 characters.
        assertThat(MarkdownReport.of(Samples.withSites(10_000), UTF_8)).hasSizeLessThan(20_000);
        assertThat(MarkdownReport.of(Samples.withFindings(1000), UTF_8)).hasSizeLessThan(20_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</details>",
                "| a | b |",
                "[text](https://example.com)",
                "![image](https://example.com/a.png)",
                "``` **bold** and @everyone",
                "a\nb\n\n# c",
                "\u202edesrever\u202c",
                "\ud83d\ude00\ud800",
            })
    void hostileTextIsText(String hostile) {
        // All lines of advice except the first are a code example, whatever they contain.
        String plain = MarkdownReport.of(Samples.saying(hostile.replaceAll("[^\n]", "x")), UTF_8);
        for (var charset : List.of(UTF_8, US_ASCII)) {
            String report = MarkdownReport.of(Samples.saying(hostile), charset);
            assertThat(charset.newEncoder().canEncode(report)).isTrue();
            assertThat(report.lines()).hasSameSizeAs(plain.lines().toList());
            assertThat(special(report)).isEqualTo(special(plain));
        }
    }

    /** Returns the characters with a meaning in Markdown, in order. */
    private static String special(String report) {
        return report.replaceAll("&#\\d+;", "").replaceAll("[^<>`*\\[\\]|@_~]", "");
    }
}
