// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.life.Metered;
import dev.churnscope.it.MetricsPage.Series;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The meters of a process that runs, held against its report. */
class MetricsIT {

    private static final int TERMINATED = 128 + 15;
    private static final int SCRAPES = 20;

    @OnEveryJdk
    void everyMeterIsThereAndSaysWhatTheReportSays(Jdk jdk) {
        int port = LiveEndpoint.freePort();
        var run = metered(jdk, port);
        create(stopOf(run));
        run.whileItRuns(process -> {
                    waitUntilDone(run, process);
                    LiveEndpoint.waitUntilOpen(port);
                    var page = scrape(port);
                    page.check();
                    compare(
                            page,
                            Report.parse(LiveEndpoint.send(port, "GET", "/report.json")
                                    .body()));
                    assertThat(LiveEndpoint.send(port, "HEAD", "/metrics").body())
                            .isEmpty();
                    process.toHandle().destroy();
                })
                .run();
    }

    @OnEveryJdk
    void noCounterFallsOrGoesWhileConnectionsComeAndGo(Jdk jdk) {
        int port = LiveEndpoint.freePort();
        var run = metered(jdk, port);
        run.whileItRuns(process -> {
                    LiveEndpoint.waitUntilOpen(port);
                    var earlier = scrape(port);
                    for (int i = 0; i < SCRAPES; i++) {
                        var page = scrape(port);
                        page.checkNothingFellSince(earlier);
                        earlier = page;
                    }
                    create(stopOf(run));
                    waitUntilDone(run, process);
                    var last = scrape(port);
                    last.check();
                    last.checkNothingFellSince(earlier);
                    process.toHandle().destroy();
                })
                .run();
    }

    private static AgentRun metered(Jdk jdk, int port) {
        var run = AgentRun.of(Metered.class)
                .on(jdk)
                .agentArgs("endpoint=" + port)
                // What an application has for a Prometheus client of its own, wrong or not.
                .environment("PROMETHEUS_CONFIG", "/there/is/no/such/file")
                .environment("IO_PROMETHEUS_METRICS_NO_SUCH", "1")
                .jvmArgs("-Dio.prometheus.metrics.no_such=1", "-Djavax.net.ssl.trustStore=" + KeyStores.selfSigned())
                .jvmArgs("-Djavax.net.ssl.trustStorePassword=changeit")
                .expectExitCode(TERMINATED);
        return run.args(KeyStores.selfSigned().toString(), stopOf(run).toString());
    }

    private static Path stopOf(AgentRun run) {
        return run.folder().resolve("stop");
    }

    private static void waitUntilDone(AgentRun run, Process process) {
        while (!AgentRun.read(run.folder().resolve("stdout")).equals("done\n")) {
            assertThat(process.isAlive()).isTrue();
        }
    }

    private static void compare(MetricsPage page, Report report) {
        assertThat(page.names())
                .containsExactlyInAnyOrder(
                        "churnscope_connections_opened_total",
                        "churnscope_connections_closed_total",
                        "churnscope_connections_open",
                        "churnscope_connections_leaked_total",
                        "churnscope_connect_failed_total",
                        "churnscope_connect_time_seconds",
                        "churnscope_tls_time_seconds",
                        "churnscope_connection_lifetime_seconds",
                        "churnscope_requests_total",
                        "churnscope_findings",
                        "churnscope_timewait",
                        "churnscope_ports_utilization");
        for (var site : report.sites()) {
            compare(page, site);
        }
        var totals = report.totals();
        Predicate<Series> all = series -> true;
        assertThat(page.sum("churnscope_connections_opened_total", all)).isEqualTo(totals.opened());
        assertThat(page.sum("churnscope_connections_closed_total", all)).isEqualTo(totals.closed());
        assertThat(page.sum("churnscope_connections_leaked_total", all)).isEqualTo(1);
        assertThat(page.sum("churnscope_connect_failed_total", all)).isEqualTo(totals.connectFailed());
        assertThat(page.sum("churnscope_connection_lifetime_seconds_count", all))
                .isEqualTo(totals.closed());
        assertThat(page.sum("churnscope_connection_lifetime_seconds_sum", all)).isPositive();
        assertThat(page.sum("churnscope_requests_total", all)).isEqualTo((double) totals.requests());
        assertThat(page.sum("churnscope_connect_time_seconds_count", all))
                .isEqualTo(sum(report, site -> site.role().equals("client"), Report.Site::opened));
        Predicate<Series> overTls = series -> series.label("client").equals("HttpURLConnection");
        assertThat(page.sum("churnscope_tls_time_seconds_count", overTls))
                .isEqualTo(page.sum("churnscope_connections_opened_total", overTls))
                .isPositive();
        assertThat(rules(page)).isEqualTo(rules(report)).isNotEmpty();
        assertThat(page.labels("churnscope_timewait", "scope")).containsExactlyInAnyOrder("attributed", "host");
        // There are two thousand.
        assertThat(page.labels("churnscope_connect_time_seconds_count", "destination"))
                .hasSize(101)
                .contains("other");
        assertThat(page.text()).hasSizeLessThan(2_000_000);
    }

    private static void compare(MetricsPage page, Report.Site site) {
        String name = site.callSite().className() + "." + site.callSite().method();
        Predicate<Series> ofSite = series -> name.equals(series.label("site"))
                && site.client().equals(series.label("client"))
                && (series.label("role") == null || site.role().equals(series.label("role")));
        assertThat(page.sum("churnscope_connections_opened_total", ofSite))
                .as(name)
                .isEqualTo(site.opened());
        assertThat(page.sum("churnscope_connections_open", ofSite)).as(name).isEqualTo(site.open());
        assertThat(page.sum("churnscope_connections_leaked_total", ofSite))
                .as(name)
                .isEqualTo(site.leaked());
        site.closes()
                .forEach((kind, count) -> assertThat(page.sum(
                                "churnscope_connections_closed_total",
                                ofSite.and(series -> kind.equals(series.label("kind")))))
                        .as(name + " " + kind)
                        .isEqualTo((double) count));
        long requests = site.requests() == null ? 0 : site.requests();
        assertThat(page.sum("churnscope_requests_total", ofSite)).as(name).isEqualTo(requests);
        if (requests > 0) {
            assertThat(page.sum(
                            "churnscope_requests_total",
                            ofSite.and(series -> "reused".equals(series.label("connection")))))
                    .as(name)
                    .isEqualTo(requests - site.opened());
        }
    }

    private static double sum(Report report, Predicate<Report.Site> which, ToLongFunction<Report.Site> count) {
        return report.sites().stream().filter(which).mapToLong(count).sum();
    }

    private static Set<String> rules(Report report) {
        return report.findings().stream().map(Report.Finding::rule).collect(Collectors.toSet());
    }

    private static Set<String> rules(MetricsPage page) {
        return page.values().entrySet().stream()
                .filter(value -> value.getKey().name().equals("churnscope_findings") && value.getValue() > 0)
                .map(value -> value.getKey().label("rule"))
                .collect(Collectors.toSet());
    }

    private static MetricsPage scrape(int port) {
        var response = LiveEndpoint.send(port, "GET", "/metrics");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        return MetricsPage.of(response.body());
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
