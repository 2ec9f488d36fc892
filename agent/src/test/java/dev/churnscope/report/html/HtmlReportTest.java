// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.html;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.churnscope.model.Finding;
import dev.churnscope.model.Report;
import dev.churnscope.report.Samples;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the page without a browser; the integration tests open it in one. */
final class HtmlReportTest {

    private static final String DATA = "<script type=\"application/json\" id=\"data\">";

    @Test
    void beginsWithTheVerdict() {
        String page = HtmlReport.of(Samples.withFindings(3));
        assertThat(page.substring(page.indexOf("<h1"), page.indexOf("</section>")))
                .contains("A new client for each request")
                .contains("Service.java:42")
                .contains("and 2 more findings below");
    }

    @Test
    void saysThatThereIsNothingToChange() {
        assertThat(HtmlReport.of(Samples.withSites(2)))
                .contains("Nothing to change")
                .doesNotContain("id=\"findings\"");
        assertThat(HtmlReport.of(Samples.withSites(0))).contains("No TCP connection was seen.");
    }

    @Test
    void itsScriptsAndItsStyleAreTheOnesThatItsPolicyAllows() throws Exception {
        String page = HtmlReport.of(Samples.full());
        String policy = group(page, "Content-Security-Policy\" content=\"([^\"]+)\"");
        assertThat(policy).startsWith("default-src 'none';").doesNotContain("unsafe", "http", "*");
        var inline = new ArrayList<String>();
        for (String tag : List.of("style", "script")) {
            var matcher =
                    Pattern.compile("(?s)<" + tag + ">(.*?)</" + tag + ">").matcher(page);
            while (matcher.find()) {
                inline.add(matcher.group(1));
            }
        }
        assertThat(inline).hasSize(3);
        for (String text : inline) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            assertThat(policy).contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        }
    }

    @Test
    void hasTheLicenceOfEachLibraryInIt() {
        assertThat(HtmlReport.of(Samples.full()))
                .contains("Copyright (c) 2022 Leon Sorokin")
                .contains("Copyright 2010-2021 Mike Bostock")
                .contains("Tanner Linsley");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "]]>&lt;&amp;",
                "\"'><img src=x onerror=alert(1)>",
                "javascript:alert(1)",
                "{{report}}{{{data}}}",
                "\u202edesrever\u202c",
                "\u05d0\u05d1\u05d2",
                "\u2028\u2029\u0085\u0000",
                "\ud83d\ude00\ud800",
                "a\nb\r\nc\td",
            })
    void whateverIsInAReportIsTextInThePage(String hostile) {
        for (String text : List.of(hostile, hostile.repeat(1000))) {
            String page = HtmlReport.of(Samples.saying(text));
            assertThat(US_ASCII.newEncoder().canEncode(page)).isTrue();
            // All lines of advice except the first are a code example, whatever they contain.
            String plain = HtmlReport.of(Samples.saying(text.replaceAll("[^\r\n]", "x")));
            assertThat(tags(page)).isEqualTo(tags(plain));
            assertThat(page).doesNotContain("href=\"javascript");
            var site = data(page).getAsJsonArray("sites").get(0).getAsJsonObject();
            assertThat(site.get("client").getAsString()).isEqualTo(text);
        }
    }

    @Test
    void aLinkIsOneThatLeadsToAPage() {
        assertThat(HtmlReport.of(withLink("https://example.com/a?b=c&d")))
                .contains("href=\"https://example.com/a?b&#x3D;c&amp;d\"");
        assertThat(HtmlReport.of(withLink("javascript:alert(1)"))).doesNotContain("href=\"java");
        assertThat(HtmlReport.of(withLink("https://a b"))).doesNotContain("href=\"https");
    }

    @Test
    void noFindingIsLeftOut() {
        assertThat(HtmlReport.of(Samples.withFindings(120)))
                .contains("id=\"finding-50\"", "id=\"finding-51\"", "id=\"finding-120\"")
                .containsOnlyOnce("id=\"more-findings\"");
        assertThat(HtmlReport.of(Samples.withFindings(50))).doesNotContain("id=\"more-findings\"");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 999, 1_000_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE})
    void anyNumbersCanBeShown(long number) {
        assertThat(data(HtmlReport.of(Samples.counting(number)))).isNotNull();
    }

    private static Report withLink(String link) {
        var report = Samples.withFindings(1);
        var finding = report.findings().get(0);
        return new Report(
                report.schema(),
                report.agent(),
                report.process(),
                report.window(),
                report.coverage(),
                report.totals(),
                report.sites(),
                List.of(new Finding(
                        finding.rule(), finding.severity(), null, null, finding.title(), Map.of(), "", link, Map.of())),
                report.ports(),
                report.timeline(),
                report.health());
    }

    private static JsonObject data(String page) {
        int start = page.indexOf(DATA) + DATA.length();
        return JsonParser.parseString(page.substring(start, page.indexOf("</script>", start)))
                .getAsJsonObject();
    }

    /** Returns the names of all elements outside of scripts. */
    private static List<String> tags(String page) {
        var tags = new ArrayList<String>();
        String withoutScripts = page.replaceAll("(?s)(<script[^>]*>|<style>).*?(</script>|</style>)", "$1$2");
        var matcher = Pattern.compile("<[/!a-zA-Z][^\\s>]*").matcher(withoutScripts);
        while (matcher.find()) {
            tags.add(matcher.group());
        }
        return tags;
    }

    private static String group(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
