// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.churnscope.compare.SomeReport;
import dev.churnscope.compare.SomeSite;
import dev.churnscope.diagnose.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The outputs of a check are valid by the schemas of their consumers. */
class VerdictFormatsTest {

    /** Names that would be markup in some format if not escaped. */
    private static final String BAD_NAME = "com.shop.A<b>&\"`|*_]]>\u0000\u001b[31m\u202e\ud83d\ude00.fe tch\u00e9";

    static List<Verdict> verdicts() throws InvalidBudgetException {
        return List.of(passed(), failed("com.shop.PriceClient.fetch"), failed(BAD_NAME), nothingToCheck());
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void sarifIsValid(Verdict verdict) throws IOException {
        // The schema declares its own dialect, draft 7.
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(resource("/schema/sarif-schema-2.1.0.json"));
        assertThat(schema.validate(VerdictFormat.SARIF.render(verdict), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void jsonIsValid(Verdict verdict) throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(resource("/META-INF/churnscope/check.schema.json"));
        assertThat(schema.validate(VerdictFormat.JSON.render(verdict), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void junitAddsUp(Verdict verdict) throws Exception {
        var root = junit(verdict);
        assertThat(root.getTagName()).isEqualTo("testsuites");
        int cases = root.getElementsByTagName("testcase").getLength();
        int failures = root.getElementsByTagName("failure").getLength();
        assertThat(cases).isPositive().isEqualTo(Integer.parseInt(root.getAttribute("tests")));
        assertThat(failures)
                .isEqualTo(verdict.failures().size())
                .isEqualTo(Integer.parseInt(root.getAttribute("failures")));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void textForPeopleHasNoMarkupOrControlCharactersOfNames(Verdict verdict) {
        assertThat(VerdictFormat.TEXT.render(verdict)).doesNotContain("\u001b", "\u0000", "\u202e");
        assertThat(VerdictFormat.MARKDOWN.render(verdict)).doesNotContain("\u001b", "\u0000", "\u202e");
        assertThat(VerdictFormat.MARKDOWN.render(verdict).lines().filter(line -> line.startsWith("|")))
                .allMatch(line ->
                        line.replace("\\|", "").chars().filter(c -> c == '|').count() == 6);
    }

    @Test
    void eachNamesTheLineAndTheNumbers() throws InvalidBudgetException {
        for (var format : VerdictFormat.values()) {
            assertThat(format.render(failed("com.shop.PriceClient.fetch")))
                    .as(format.toString())
                    .contains("PriceClient", "42", "client-per-request", "total.opensPerMinute", "900");
        }
    }

    /** Characters that would become question marks in another charset. */
    @ParameterizedTest
    @MethodSource("verdicts")
    void plainAsciiSaysTheSame(Verdict verdict) throws Exception {
        for (var charset : List.of(StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1)) {
            for (var format : VerdictFormat.values()) {
                assertThat(format.render(verdict, charset))
                        .as(format.toString())
                        .matches("\\p{ASCII}*");
            }
            for (var format : List.of(VerdictFormat.JSON, VerdictFormat.SARIF)) {
                assertThat(JsonParser.parseString(format.render(verdict, charset)))
                        .isEqualTo(JsonParser.parseString(format.render(verdict)));
            }
            assertThat(xml(VerdictFormat.JUNIT.render(verdict, charset))
                            .isEqualNode(xml(VerdictFormat.JUNIT.render(verdict))))
                    .isTrue();
        }
    }

    @Test
    void namesCallNobodyInMarkdownAndAreNoFormulas() throws InvalidBudgetException {
        var fetch = SomeSite.of("com.shop.PriceClient.fetch").opened(900).requests(1000);
        var finding = SomeReport.finding("client-per-request", "high", fetch, "Ask @octocat &lt; $x$ #1.");
        var verdict = Gate.of(SomeReport.of(60, List.of(finding), fetch), null, Budget.NONE, Severity.HIGH);

        assertThat(VerdictFormat.MARKDOWN.render(verdict))
                .contains("| Ask &#64;octocat &#38;lt; &#36;x&#36; &#35;1. |");
    }

    /** GitHub rejects a file if one result has no location. */
    @Test
    void whatHasNoLineOfCodeIsInTheBudgetOrTheReport() throws InvalidBudgetException {
        var site = SomeSite.of("com.shop.PriceClient.fetch").opened(900).requests(1000);
        var verdict = Gate.of(
                SomeReport.of(60, List.of(SomeReport.finding("port-exhaustion", "high", null)), site),
                null,
                Budget.parse("# opens\ntotal.leaked=1\n  total.opensPerMinute = 100"),
                Severity.HIGH,
                new CheckedFiles("out/my churn.json", "churn/budget.properties"));

        assertThat(VerdictFormat.SARIF.render(verdict).replaceAll("\\s", ""))
                .doesNotContain("\"locations\":[]")
                .contains("{\"uri\":\"out/my%20churn.json\"},\"region\":{\"startLine\":1}")
                .contains("{\"uri\":\"churn/budget.properties\"},\"region\":{\"startLine\":3}");
        assertThat(VerdictFormat.TEXT.render(verdict)).contains("churnscope-agent.jar report 'out/my churn.json'");
    }

    @Test
    void anAlertKeepsItsFingerprintWhenCodeAboveItChanges() throws InvalidBudgetException {
        String before = VerdictFormat.SARIF.render(failed("com.shop.PriceClient.fetch"));
        String after = VerdictFormat.SARIF.render(verdict(
                SomeSite.of("com.shop.PriceClient.fetch").line(99).opened(900).requests(1000)));
        assertThat(after.replace("\"startLine\": 99", "\"startLine\": 42")
                        .replace("PriceClient.java:99", "PriceClient.java:42"))
                .isEqualTo(before);
    }

    @Test
    void codeWithinAdviceIsCodeInMarkdown() {
        var fetch = SomeSite.of("com.shop.PriceClient.fetch").opened(900).requests(1000);
        var finding = SomeReport.finding("client-per-request", "high", fetch, "Keep one `Client<T>` in *a* field.");
        var verdict = Gate.of(SomeReport.of(60, List.of(finding), fetch), null, Budget.NONE, Severity.HIGH);

        assertThat(VerdictFormat.MARKDOWN.render(verdict)).contains("| Keep one `Client<T>` in &#42;a&#42; field. |");
    }

    @Test
    void forPeopleOfVeryManyFailuresTheFirstFiftyAreNamed() {
        var sites = IntStream.range(0, 120)
                .mapToObj(i -> SomeSite.of("com.shop.Client" + i + ".fetch")
                        .opened(500)
                        .requests(500))
                .toArray(SomeSite[]::new);
        var findings = Stream.of(sites)
                .map(site -> SomeReport.finding("client-per-request", "high", site))
                .toList();
        var verdict = Gate.of(SomeReport.of(60, findings, sites), null, Budget.NONE, Severity.HIGH);

        assertThat(VerdictFormat.TEXT.render(verdict))
                .contains("Client49", "and 70 more")
                .doesNotContain("Client50");
        assertThat(VerdictFormat.MARKDOWN.render(verdict))
                .contains("Client49", "And 70 more, which `--format json` has.")
                .doesNotContain("Client50");
        assertThat(VerdictFormat.JSON.render(verdict)).contains("Client119");
    }

    private static Verdict passed() {
        var site = SomeSite.of("com.shop.PriceClient.fetch").opened(10).requests(1000);
        return Gate.of(SomeReport.of(site), SomeReport.of(site), Budget.NONE, Severity.HIGH);
    }

    private static Verdict nothingToCheck() {
        return Gate.of(SomeReport.of(), null, Budget.NONE, Severity.HIGH);
    }

    private static Verdict failed(String method) throws InvalidBudgetException {
        return verdict(SomeSite.of(method).opened(900).requests(1000));
    }

    private static Verdict verdict(SomeSite site) throws InvalidBudgetException {
        var base = SomeReport.of(
                SomeSite.of("com.shop.PriceClient.fetch").opened(10).requests(1000));
        var head = SomeReport.of(
                60,
                List.of(
                        SomeReport.finding("client-per-request", "high", site),
                        SomeReport.finding("of-a-later-version", "high", null)),
                site);
        return Gate.of(
                head,
                base,
                Budget.parse("total.opensPerMinute=100\ntotal.minReuse=0.05\nsite.a.b.leaked=0"),
                Severity.LOW);
    }

    private static Element junit(Verdict verdict) throws ParserConfigurationException, SAXException, IOException {
        return xml(VerdictFormat.JUNIT.render(verdict));
    }

    private static Element xml(String text) throws ParserConfigurationException, SAXException, IOException {
        byte[] xml = text.getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement();
    }

    private static String resource(String name) throws IOException {
        try (var resource = VerdictFormatsTest.class.getResourceAsStream(name)) {
            assertThat(resource).as(name).isNotNull();
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
