// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gate on real runs of the demo: it passes the same code, whatever the length of the run, and fails one mistake. */
class GateIT {

    /** Each is compared with each that comes after it: 21 pairs. */
    private static final int RUNS = 7;

    private static final int PASSED = 0;
    private static final int FAILED = 1;

    private static final List<Path> FIXED = new ArrayList<>();

    @BeforeAll
    static void runTheSameCodeSeveralTimes() {
        for (int i = 0; i < RUNS; i++) {
            FIXED.add(demo("fixed", "--orders", String.valueOf(40 + 20 * i)));
        }
    }

    /** Runs of a third of the length of others, and of three times. */
    @Test
    void theSameCodePassesInEachPairOfRuns() {
        var failed = new ArrayList<String>();
        int pairs = 0;
        for (int i = 0; i < RUNS; i++) {
            for (int j = i + 1; j < RUNS; j++) {
                boolean isLonger = (i + j) % 2 == 0;
                var result = check(FIXED.get(isLonger ? j : i), FIXED.get(isLonger ? i : j), "--fail-on", "low");
                pairs++;
                if (result.exitCode() != PASSED) {
                    failed.add(result.stdout());
                }
            }
        }
        assertThat(failed).as("failed of %s pairs", pairs).isEmpty();
        assertThat(pairs).isGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({
        "price, HttpPriceLookup.priceInCents(HttpPriceLookup.java:, disconnect-after-response",
        "stock, HttpStockCheck.unitsInStock(HttpStockCheck.java:, client-per-request",
        "shipping, HttpShippingDesk.book(HttpShippingDesk.java:, client-per-request",
        "store, JdbcOrderStore.store(JdbcOrderStore.java:, connection-per-operation"
    })
    void oneMistakeMoreFailsAndIsNamed(String step, String place, String rule) {
        var result = check(demo("fixed", "--mistake", step, "--orders", "60"), FIXED.get(0));

        assertThat(result.exitCode()).as(result.stdout()).isEqualTo(FAILED);
        assertThat(result.stdout()).contains("1 new finding", "com.example.orders.churny." + place, "explain " + rule);
    }

    /** It has four findings, and so has its baseline. */
    @Test
    void codeThatWasChurnyBeforePasses() {
        var runs = IntStream.of(60, 90)
                .mapToObj(orders -> demo("churny", "--orders", String.valueOf(orders)))
                .toList();

        assertThat(check(runs.get(1), runs.get(0)).exitCode()).isEqualTo(PASSED);
        assertThat(check(runs.get(0), runs.get(1)).exitCode()).isEqualTo(PASSED);
        assertThat(check(runs.get(0), FIXED.get(0)).exitCode()).isEqualTo(FAILED);
    }

    @Test
    void aMergedReportIsValidAndAddsUp() {
        var merged = Scratch.folder("merge").resolve("fleet.json");
        var arguments = new ArrayList<>(List.of("merge", "--out", merged.toString()));
        FIXED.forEach(report -> arguments.add(report.toString()));

        assertThat(commandLine(arguments).exitCode()).isZero();
        var report = Report.read(merged);
        assertThat(report.totals().opened())
                .isEqualTo(FIXED.stream()
                        .mapToLong(one -> Report.read(one).totals().opened())
                        .sum());
        assertThat(report.sites()).hasSameSizeAs(Report.read(FIXED.get(0)).sites());
    }

    private static Path demo(String... arguments) {
        var run = AgentRun.of(
                        Objects.requireNonNull(System.getProperty("churnscope.it.demoJar")),
                        "com.example.orders.app.OrderDemo")
                .args(arguments);
        run.run();
        return run.folder().resolve("report.json");
    }

    private static ChildProcess.Output check(Path report, Path baseline, String... options) {
        var arguments = new ArrayList<>(List.of("check", report.toString(), "--baseline", baseline.toString()));
        arguments.addAll(List.of(options));
        return commandLine(arguments);
    }

    private static ChildProcess.Output commandLine(List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Jdk.current().tool("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                AgentJar.path().toString()));
        command.addAll(arguments);
        var output = ChildProcess.run(command, Map.of(), Scratch.folder("command-line"), process -> {});
        assertThat(output.stderr()).isEmpty();
        return output;
    }
}
