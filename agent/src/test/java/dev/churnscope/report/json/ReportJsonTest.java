// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.Report;
import dev.churnscope.report.Samples;
import dev.churnscope.report.Summary;
import dev.churnscope.report.TextReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReportJsonTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Samples.resource("/META-INF/churnscope/report.schema.json"), InputFormat.JSON);

    @Test
    void writesWhatTheSchemaAllows() {
        for (var report : new Report[] {Samples.full(), Samples.withSites(0), Samples.withSites(3)}) {
            assertThat(SCHEMA.validate(ReportJson.write(report), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void writesHostileTextSoThatItIsReadTheSame() throws Exception {
        var report = Samples.saying("\"\\\u0000\u001b\n\u2028\u202e</script>\ud83d\ude00");
        assertThat(ReportJson.read(ReportJson.write(report))).isEqualTo(report);
    }

    @Test
    void readsWhatItWrote() throws Exception {
        assertThat(ReportJson.read(ReportJson.write(Samples.full()))).isEqualTo(Samples.full());
        assertThat(ReportJson.read(ReportJson.write(Samples.example()))).isEqualTo(Samples.example());
    }

    @Test
    void readsWhatItWroteQuickly() throws Exception {
        var hostile = Samples.saying("\"\\\u0000\u001b\n\u007f\u2028\u202e</script>\ud83d\ude00\u00e9");
        for (var report :
                new Report[] {hostile, Samples.full(), Samples.withSites(0), Samples.withFindings(3), Samples.example()
                }) {
            byte[] utf8 = ReportJson.write(report).getBytes(StandardCharsets.UTF_8);
            assertThat(ReportJson.read(new ByteArrayInputStream(utf8))).isEqualTo(report);
        }
    }

    @Test
    void writesAReportThatWasReadAsItWas() throws Exception {
        String json = ReportJson.write(Samples.full());
        assertThat(ReportJson.write(ReportJson.read(json))).isEqualTo(json);
    }

    @Test
    void theExampleIsValidAndStaysValid() throws Exception {
        assertThat(SCHEMA.validate(Samples.exampleJson(), InputFormat.JSON)).isEmpty();
        assertThat(SCHEMA.validate(ReportJson.write(Samples.example()), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void passesATextOnAsItStands() throws Exception {
        String json = with("\"schema\"", "\"brandNew\": {\"a\": [1, 2.50, null, \"\u00f6\"]}, \"schema\"");
        assertThat(passedOn(json, StandardCharsets.UTF_8)).isEqualTo(json);
    }

    @Test
    void passesOnNothingButReports() {
        assertThatThrownBy(() -> ReportJson.checked("{}", StandardCharsets.UTF_8))
                .isInstanceOf(UnreadableReportException.class);
    }

    @Test
    void passedOnToWhatReadsAsciiAllElseIsEscaped() throws Exception {
        String json = with("shop.jar", "Gr\u00f6\u00dfe\ud83d\ude00.jar");
        String ascii = passedOn(json, StandardCharsets.US_ASCII);
        assertThat(ascii).matches("\\p{ASCII}*");
        assertThat(JsonParser.parseString(ascii)).isEqualTo(JsonParser.parseString(json));
    }

    private static String passedOn(String json, Charset charset) throws IOException {
        var text = new StringWriter();
        ReportJson.checked(json, charset).writeTo(text);
        return text.toString();
    }

    @Test
    void evidenceKeepsItsKindOfNumber() throws Exception {
        assertThat(Samples.example().findings().get(0).evidence())
                .containsEntry("requests", 1200L)
                .containsEntry("reuseRatio", 0.0);
    }

    @Test
    void readsAReportThatHasOnlyWhatIsRequired() throws Exception {
        String json = """
                {"schema": "churnscope-report/1", "agent": {"version": "0.9"}, "process": {}, "window": {},
                 "coverage": {}, "ports": {}, "timeline": [], "health": {}, "findings": [{"rule": "new-rule"}],
                 "totals": {"closes": {}},
                 "sites": [{"id": "c-1", "role": "client", "client": "Socket", "closes": {"localFin": 2},
                            "callSite": {"class": "A", "method": "b"},
                            "closedBy": [{"callSite": {"class": "A", "method": "c"}, "kind": "localFin",
                                          "cause": "a cause of tomorrow", "count": 2}]}]}
                """;
        var site = ReportJson.read(json).sites().get(0);
        assertThat(site.lines()).isEmpty();
        assertThat(site.connectFailures()).isEmpty();
        assertThat(site.destinations()).isEmpty();
        assertThat(site.stack()).isEmpty();
        assertThat(site.closedBy().get(0).stack()).isEmpty();
        assertThat(site.closedBy().get(0).cause()).isEqualTo(CloseCause.UNKNOWN);
        assertThat(TextReport.of(ReportJson.read(json), StandardCharsets.UTF_8)).contains("A.b(Unknown Source)");
        assertThat(Summary.of(ReportJson.read(json))).contains("A.b(Unknown Source)");
    }

    @Test
    void saysWhereTheJsonIsCutOff() {
        String json = Samples.exampleJson().strip();
        for (int length = 1; length < json.length(); length++) {
            String start = json.substring(0, length);
            assertThatThrownBy(() -> ReportJson.read(start), "%d characters", start.length())
                    .isInstanceOf(UnreadableReportException.class)
                    .hasMessageContaining("cut off");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "pid": 4711      | "pid": "many"     | Expected a number but was a string at path $.process.pid
                    "pid": 4711      | "pid": "4711"     | Expected a number but was a string at path $.process.pid
                    "seconds": 60.0  | "seconds": "60"   | Expected a number but was a string at path $.window.seconds
                    "pid": 4711      | "pid": 1.5        | Expected a whole number but was 1.5 at line
                    "pid": 4711      | "pid": {}         | Expected a whole number but was an object at line
                    "capacity": 28232 | "capacity": 1e300 | Expected a whole number but was 1e300 at line
                    """)
    void saysInTheWordsOfJsonWhatStandsWhereANumberBelongs(String number, String instead, String reason) {
        String json = Samples.exampleJson();
        assertThat(json).contains(number);
        assertThatThrownBy(() -> ReportJson.read(json.replace(number, instead)))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageStartingWith("not a whole Churnscope report: " + reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                                   | is empty
                    hello                                | not valid JSON at line 1 column 1
                    <html>                               | not valid JSON
                    [1]                                  | is not an object
                    "text"                               | is not an object
                    null                                 | is not an object
                    {}                                   | no "schema"
                    {"schema": 1}                        | its "schema" is not a string
                    {"schema": "other/1"}                | its schema is "other/1"
                    {"schema": "churnscope-report/2"}    | this version reads churnscope-report/1
                    {"x": 1, "schema": "churnscope-report/17"} | a newer one
                    {"schema": "churnscope-report/1"}    | no "agent"
                    {"schema": "churnscope-report/1"} {} | not valid JSON
                    {'schema': 1}                        | not valid JSON
                    {"schema": "churnscope-report/1",}   | not valid JSON
                    """)
    void saysInOneLineWhatIsNotAReport(String json, String reason) {
        assertThatThrownBy(() -> ReportJson.read(json))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageContaining(reason)
                .satisfies(problem -> assertThat(problem.getMessage().lines()).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "pid": 4711          | "pid": "many"         | $.process.pid
                    "pid": 4711          | "pid": null           | pid
                    "class": "com.shop.PriceClient" | "class": null | sites[0].callSite.class
                    "kind": "localFin"   | "kind": "new"         | sites[0].closedBy[0].kind
                    "role": "client"     | "role": "proxy"       | sites[0].role
                    "sites": [           | "sites": [null,       | sites[0]
                    "findings": [        | "findings": [null,    | findings[0]
                    "closedBy": [        | "closedBy": [null,    | sites[0].closedBy[0]
                    "seconds": 60.0      | "seconds": -3000      | its window.seconds is below 0
                    "peakOpen": 12       | "peakOpen": -1        | its totals.peakOpen is below 0
                    "opened": 1200       | "opened": -5          | its sites[0].opened is below 0
                    "pid": 4711          | "pid": -4711          | its process.pid is below 0
                    """)
    void namesWhatIsWrongWithin(String what, String instead, String path) {
        assertThatThrownBy(() -> ReportJson.read(with(what, instead)))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageContaining(path)
                .satisfies(problem -> assertThat(problem.getMessage().lines()).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema", "agent", "process", "window", "coverage", "totals", "sites", "findings", "ports"})
    void namesAPartThatIsMissing(String part) {
        var json = JsonParser.parseString(Samples.exampleJson()).getAsJsonObject();
        json.remove(part);
        assertThatThrownBy(() -> ReportJson.read(json.toString())).hasMessageContaining("no \"" + part + "\"");
    }

    @Test
    void aNewerFormIsNamedWhateverElseIsDifferent() {
        assertThatThrownBy(() -> ReportJson.read(
                        "{\"totals\": [\"all different\"], \"schema\": \"churnscope-report/2\", \"sites\": 7}"))
                .hasMessageContaining("churnscope-report/2");
    }

    @Test
    void anEndlesslyNestedTextIsRefused() {
        assertThatThrownBy(() -> ReportJson.read("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
                .isInstanceOf(UnreadableReportException.class);
    }

    private static String with(String what, String instead) {
        String json = Samples.exampleJson();
        int index = json.indexOf(what);
        assertThat(index).isNotNegative();
        return json.substring(0, index) + instead + json.substring(index + what.length());
    }
}
