// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.churnscope.it.Jdk;
import dev.churnscope.it.Report;
import dev.churnscope.it.SourceLines;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The comparison finds each thing that may be wrong with a report: a table full of {@code ok} would else prove nothing. */
class ComparisonIT {

    private static final Library LIBRARY = Library.http("OkHttp", "OkHttpClientProgram", Transport.HTTP_1)
            .version("g:a:1")
            .expecting(Expect.of("evicted")
                    .opens(3)
                    .closed("localFin", "application", "evicted closes")
                    .notReused("disconnect-after-response", 2));

    private static final Map<String, Integer> MARKERS = SourceLines.scenarios(LIBRARY.program());

    private final JsonObject report = report();

    @Test
    void aReportThatAgreesHasNoProblems() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void aConnectionTooManyOrTooFewIsFound() {
        change(site -> site.addProperty("opened", 4));
        assertThat(problems()).contains("evicted: opened 3, the report has 4 at line " + MARKERS.get("evicted"));
        report.getAsJsonObject("totals").addProperty("opened", 1);
        assertThat(problems()).anyMatch(problem -> problem.startsWith("totals: the server accepted"));
    }

    @Test
    void anotherLineIsFound() {
        change(site -> site.getAsJsonArray("lines").get(0).getAsJsonObject().addProperty("line", 1));
        assertThat(problems())
                .contains("evicted: opened 3, the report has no site at line " + MARKERS.get("evicted"))
                .anyMatch(problem -> problem.startsWith("a site of no scenario"));
        setUp(site -> site.getAsJsonObject("callSite").addProperty("line", 1));
        assertThat(problems()).contains("evicted: line: expected " + MARKERS.get("evicted") + ", the report has 1");
    }

    @Test
    void anotherClassMethodOrLabelIsFound() {
        change(site -> site.getAsJsonObject("callSite").addProperty("class", "okhttp3.Call"));
        assertThat(problems()).anyMatch(problem -> problem.startsWith("a site of no scenario"));
        setUp(site -> site.getAsJsonObject("callSite").addProperty("method", "other"));
        assertThat(problems()).contains("evicted: method: expected evicted, the report has other");
        setUp(site -> site.addProperty("client", "Socket"));
        assertThat(problems()).contains("evicted: client: expected OkHttp, the report has Socket");
    }

    @Test
    void wrongRequestsAndReuseAreFound() {
        change(site -> site.addProperty("requests", 5));
        assertThat(problems()).contains("evicted: requests: expected 6, the report has 5");
        setUp(site -> site.addProperty("reuseRatio", 0.4));
        assertThat(problems()).contains("evicted: reuseRatio: expected 0.5, the report has 0.4");
        setUp(site -> site.remove("requests"));
        assertThat(problems()).contains("evicted: requests: expected 6, the report has null");
    }

    @Test
    void otherClosesAndReasonsAreFound() {
        change(site -> site.getAsJsonArray("closedBy").get(0).getAsJsonObject().addProperty("kind", "remoteFin"));
        assertThat(problems()).anyMatch(problem -> problem.startsWith("evicted: closed by "));
        setUp(site -> site.add("closedBy", new JsonArray()));
        assertThat(problems()).anyMatch(problem -> problem.startsWith("evicted: no close is "));
        setUp(site -> site.add("notReused", new JsonObject()));
        assertThat(problems()).anyMatch(problem -> problem.startsWith("evicted: notReused: "));
    }

    @Test
    void whatComesThroughOnePortMustAddUp() {
        var sharing = Library.http("OkHttp", "OkHttpClientProgram", Transport.HTTP_1)
                .expecting(
                        Expect.of("sharedFirst").opens(2),
                        Expect.of("sharedSecond").through("sharedFirst").opens(2));
        assertThat(problems(sharing))
                .contains("sharedFirst: 4 should come through sharedFirst, 3 do")
                .contains("sharedSecond: opened 2, the report has 3 at line " + MARKERS.get("sharedSecond"));
    }

    private void setUp(Consumer<JsonObject> change) {
        report.asMap().putAll(report().asMap());
        change(change);
    }

    private void change(Consumer<JsonObject> change) {
        for (var site : report.getAsJsonArray("sites")) {
            if (line(site.getAsJsonObject()) == MARKERS.get("evicted")) {
                change.accept(site.getAsJsonObject());
            }
        }
    }

    private static int line(JsonObject site) {
        return site.getAsJsonObject("callSite").get("line").getAsInt();
    }

    private Iterable<String> problems() {
        return problems(LIBRARY);
    }

    private Iterable<String> problems(Library library) {
        var shares = new HashMap<String, Truth.Share>();
        MARKERS.keySet().forEach(scenario -> shares.put(scenario, new Truth.Share(3, 6L)));
        var truth = new Truth(3L * MARKERS.size(), shares, MARKERS.keySet(), Set.of("HTTP/1.1"));
        var row = new Row(library, LIBRARY.versions().get(0), Transport.HTTP_1, Jdk.current());
        return Comparison.of(row, truth, new Gson().fromJson(report, Report.class))
                .problems();
    }

    /** Every scenario opened three connections that carried six requests. */
    private static JsonObject report() {
        var sites = new JsonArray();
        MARKERS.forEach((scenario, line) -> sites.add(site(scenario, line)));
        var report = new JsonObject();
        report.add("sites", sites);
        report.add("totals", JsonParser.parseString("{\"opened\": " + 3 * MARKERS.size() + "}"));
        return report;
    }

    private static JsonObject site(String scenario, int line) {
        String place = "{'class': '%s', 'method': '%s', 'file': 'x', 'line': %d}";
        int closingLine = SourceLines.line(LIBRARY.program(), "evicted closes");
        String closes = "[{'callSite': " + place.formatted(LIBRARY.program(), scenario, closingLine)
                + ", 'kind': 'localFin', 'cause': 'application', 'count': 3}]";
        return JsonParser.parseString(
                        "{'role': 'client', 'client': 'OkHttp', 'opened': 3, 'requests': 6, 'reuseRatio': 0.5,"
                                + " 'stack': [], 'callSite': " + place.formatted(LIBRARY.program(), scenario, line)
                                + ", 'lines': [{'line': " + line + ", 'opened': 3}], 'closedBy': " + closes
                                + ", 'notReused': {'disconnect-after-response': 2}}")
                .getAsJsonObject();
    }
}
