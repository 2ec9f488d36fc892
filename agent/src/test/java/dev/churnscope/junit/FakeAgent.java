// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.junit;

import dev.churnscope.model.Report;
import dev.churnscope.model.Site;
import dev.churnscope.report.Samples;
import dev.churnscope.report.json.ReportJson;
import dev.churnscope.report.json.UnreadableReportException;
import java.net.ChurnscopeHook;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Reports counts through the hook, like the agent. */
final class FakeAgent {

    private int reports;

    private FakeAgent() {}

    /** Makes the first report empty, and later ones have these sites. */
    static void counts(CountedSite... sites) {
        countsInTurn(report -> report == 0 ? List.of() : Stream.of(sites).toList());
    }

    /** @param sites the sites of the report with this number, from 0 */
    static void countsInTurn(IntFunction<List<CountedSite>> sites) {
        var agent = new FakeAgent();
        ChurnscopeHook.reportBy(() -> agent.report(
                sites.apply(agent.reports++).stream().map(CountedSite::build).toList()));
    }

    /** Makes each test end with this many connections more than it began with. */
    static void countsForEachTest(int connections) {
        countsInTurn(report -> report == 0
                ? List.of()
                : List.of(CountedSite.fetch().opened(42, (report + 1) / 2 * (long) connections)));
    }

    static void reports(String text) {
        ChurnscopeHook.reportBy(() -> text);
    }

    static void fails() {
        ChurnscopeHook.reportBy(() -> {
            throw new IllegalStateException("no memory, say");
        });
    }

    static void detach() {
        ChurnscopeHook.reportBy(null);
    }

    private String report(List<Site> sites) throws UnreadableReportException {
        var like = ReportJson.read(Samples.exampleJson());
        return ReportJson.write(new Report(
                like.schema(),
                like.agent(),
                like.process(),
                like.window(),
                like.coverage(),
                like.totals(),
                sites,
                List.of(),
                like.ports(),
                List.of(),
                like.health()));
    }
}
