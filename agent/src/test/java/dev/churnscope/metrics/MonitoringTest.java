// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard and the alerts for import: they query existing meters, and Prometheus accepts them. */
class MonitoringTest {

    private static final Path FOLDER = Path.of("docs", "monitoring");
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    private static final Pattern RECORDED = Pattern.compile("\\bjob_site:\\w+:\\w+\\b");
    private static final Pattern METRIC = Pattern.compile("\\bchurnscope_\\w+\\b");
    private static final Pattern SELECTOR = Pattern.compile("(churnscope_\\w+)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=~?\"");
    private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\) \\((?:\\w+\\()?(churnscope_\\w+)");
    private static final Pattern RULE = Pattern.compile("expr: (?:\\|\\s*)?((?:.|\\n {10,})+)");

    /** The labels that Prometheus adds to everything it scrapes. */
    private static final Set<String> SCRAPE_LABELS = Set.of("job", "instance");

    @Test
    void everyMetricAndLabelIsOneThatTheEndpointServes() throws IOException {
        var served = served();
        assertThat(queriedNames()).hasSizeGreaterThan(20).allSatisfy(expression -> {
            String raw = RECORDED.matcher(expression).replaceAll("");
            assertThat(served.keySet()).containsAll(matches(METRIC, raw));
            SELECTOR.matcher(raw)
                    .results()
                    .forEach(selector ->
                            assertThat(served.get(selector.group(1))).containsAll(matches(LABEL, selector.group(2))));
            GROUPING.matcher(raw)
                    .results()
                    .forEach(grouping -> assertThat(served.get(grouping.group(2)))
                            .containsAll(List.of(grouping.group(1).split(", "))));
        });
    }

    @Test
    void everyMeterIsOnTheDashboard() throws IOException {
        String dashboard = String.join("\n", queries());
        assertThat(Meter.values())
                .allSatisfy(meter -> assertThat(dashboard).contains(meter.id().replace('.', '_')));
    }

    @Test
    void theDashboardCanBeImported() throws IOException {
        var dashboard = dashboard();
        assertThat(dashboard.get("id").isJsonNull()).isTrue();
        var panels = objects(dashboard.get("panels"));
        assertThat(panels).extracting(panel -> panel.get("id").getAsInt()).doesNotHaveDuplicates();
        var taken = new HashSet<List<Integer>>();
        for (var panel : panels) {
            var place = panel.getAsJsonObject("gridPos");
            int x = place.get("x").getAsInt();
            int y = place.get("y").getAsInt();
            assertThat(x + place.get("w").getAsInt()).isLessThanOrEqualTo(24);
            for (int column = x; column < x + place.get("w").getAsInt(); column++) {
                for (int row = y; row < y + place.get("h").getAsInt(); row++) {
                    assertThat(taken.add(List.of(column, row)))
                            .as("%s has a place of its own", panel.get("title"))
                            .isTrue();
                }
            }
            if (!panel.get("type").getAsString().equals("row")) {
                assertThat(panel.get("description").getAsString()).isNotBlank();
                assertThat(objects(panel.get("targets")))
                        .isNotEmpty()
                        .allSatisfy(target -> assertThat(target.getAsJsonObject("datasource")
                                        .get("uid")
                                        .getAsString())
                                .isEqualTo("${datasource}"));
            }
        }
    }

    @Test
    void prometheusAcceptsTheQueriesOfTheDashboard(@TempDir Path folder) throws Exception {
        var rules = new StringBuilder("groups:\n- name: dashboard\n  rules:\n");
        var queries = queries();
        for (int i = 0; i < queries.size(); i++) {
            String query = queries.get(i)
                    .replace("$__rate_interval", "1m")
                    .replaceAll("\\$\\w+", ".*")
                    .replace("'", "''");
            rules.append("  - record: query:")
                    .append(i)
                    .append("\n    expr: '")
                    .append(query)
                    .append("'\n");
        }
        var file = Files.writeString(folder.resolve("dashboard.yaml"), rules);
        assertThat(promtool("check", "rules", file.toString())).contains("SUCCESS: " + queries.size() + " rules found");
    }

    @Test
    void alertsFireWhenTheyShouldAndOnlyThen() throws Exception {
        assertThat(promtool("check", "rules", FOLDER.resolve("rules.yaml").toString()))
                .contains("SUCCESS");
        assertThat(promtool("test", "rules", FOLDER.resolve("rules-test.yaml").toString()))
                .contains("SUCCESS");
    }

    @Test
    void everyAlertIsTestedAndDocumented() throws IOException {
        String tests = Files.readString(FOLDER.resolve("rules-test.yaml"));
        String page = Files.readString(Path.of("docs", "monitoring.md"));
        var alerts = matches(Pattern.compile("alert: (\\w+)"), Files.readString(FOLDER.resolve("rules.yaml")));
        assertThat(alerts).hasSizeGreaterThan(5).allSatisfy(alert -> {
            assertThat(tests)
                    .contains("alertname: " + alert + "\n        exp_alerts")
                    .contains("alertname: " + alert + "}");
            assertThat(page).contains("`" + alert + "`");
        });
    }

    /** Returns the names of the time series on the endpoint's page, each with the names of its labels. */
    private static Map<String, Set<String>> served() {
        var readings = Arrays.stream(Meter.values())
                .map(meter ->
                        new Reading(meter, Collections.nCopies(meter.tags().size(), "any"), 1, 1))
                .toList();
        var served = new HashMap<String, Set<String>>();
        SELECTOR.matcher(PrometheusPage.of(readings)).results().forEach(series -> {
            var labels = new HashSet<>(SCRAPE_LABELS);
            labels.addAll(matches(LABEL, series.group(2)));
            served.put(series.group(1), labels);
        });
        return served;
    }

    private static List<String> queriedNames() throws IOException {
        var asked = new ArrayList<>(queries());
        asked.addAll(matches(RULE, Files.readString(FOLDER.resolve("rules.yaml"))));
        return asked;
    }

    private static List<String> queries() throws IOException {
        return objects(dashboard().get("panels")).stream()
                .filter(panel -> panel.has("targets"))
                .flatMap(panel -> objects(panel.get("targets")).stream())
                .map(target -> target.get("expr").getAsString())
                .toList();
    }

    private static JsonObject dashboard() throws IOException {
        return JsonParser.parseString(Files.readString(FOLDER.resolve("grafana-dashboard.json")))
                .getAsJsonObject();
    }

    private static List<JsonObject> objects(JsonElement array) {
        return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** Returns the first group of each match, or the whole match if the pattern has no group. */
    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.groupCount() == 0 ? found.group() : found.group(1))
                .toList();
    }

    private static String promtool(String... arguments) throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(PROMTOOL),
                "skipped: Prometheus's own parser is promtool of Debian's prometheus, which is not installed");
        var command = Stream.concat(Stream.of(PROMTOOL.toString()), Arrays.stream(arguments))
                .toList();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
