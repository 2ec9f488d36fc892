// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The findings of the demo, which does the same work twice: the way people get it wrong, and right. */
class FindingsIT {

    private static final String CHURNY = "com.example.orders.churny.";

    /** Several tests look at the same run. */
    private static final Map<String, Report> RUNS = new ConcurrentHashMap<>();

    @OnEveryJdk
    void eachPlantedMistakeIsNamedOnceAtTheLineToChange(Jdk jdk) {
        var report = demo(jdk, "churny");

        assertThat(report.findings())
                .extracting(
                        Report.Finding::rule,
                        finding -> finding.callSite().className(),
                        finding -> finding.callSite().method())
                .containsExactlyInAnyOrder(
                        tuple("disconnect-after-response", CHURNY + "HttpPriceLookup", "priceInCents"),
                        tuple("client-per-request", CHURNY + "HttpStockCheck", "unitsInStock"),
                        tuple("client-per-request", CHURNY + "HttpShippingDesk", "book"),
                        tuple("connection-per-operation", CHURNY + "JdbcOrderStore", "store"));
    }

    @OnEveryJdk
    void whatTheFixedDemoSavesIsWhatTheFindingsSaid(Jdk jdk) {
        var churny = demo(jdk, "churny");
        var fixed = demo(jdk, "fixed");

        double promised = churny.findings().stream()
                        .mapToDouble(finding -> finding.estimate().get("connectionsPerMinute"))
                        .sum()
                * churny.window().seconds()
                / 60;
        long saved = churny.totals().opened() - fixed.totals().opened();
        assertThat(promised).isBetween(saved * 0.9, saved * 1.1);
    }

    @OnEveryJdk
    void rightCodeHasNoFinding(Jdk jdk) {
        assertThat(demo(jdk, "fixed").findings()).isEmpty();
    }

    private static Report demo(Jdk jdk, String how) {
        return RUNS.computeIfAbsent(jdk + how, key -> run(jdk, how));
    }

    private static Report run(Jdk jdk, String how) {
        return AgentRun.of(
                        Objects.requireNonNull(System.getProperty("churnscope.it.demoJar")),
                        "com.example.orders.app.OrderDemo")
                .on(jdk)
                .args(how)
                .run()
                .report();
    }
}
