// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.example.deep.Deep;
import com.example.sites.CallSites;
import com.example.sites.ManySites;
import com.example.sites.ManyThreads;
import com.example.sites.UnlistedLibrary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.acme.wire.AcmeWire;
import org.junit.jupiter.api.Test;

/** Which line of the program a connection belongs to. */
class CallSitesIT {

    /** One run on each JDK does for most of the tests. */
    private static final Map<Jdk, Report> REPORTS = new ConcurrentHashMap<>();

    private static final String IN_CONSTRUCTOR = "com.example.sites.InConstructor";
    private static final String IN_STATIC_INITIALIZER = "com.example.sites.InStaticInitializer";

    @OnEveryJdk
    void aLambdaBelongsToTheMethodAroundIt(Jdk jdk) throws ClassNotFoundException {
        var report = run(jdk);
        checkSite(report, CallSites.class, "inLambda", "inLambda", 3);
        checkSite(report, CallSites.class, "inNestedLambda", "inNestedLambda", 3);
        checkSite(report, CallSites.class, "referenced", "referenced", 3);
        checkSite(report, CallSites.class, "inExecutor", "inExecutor", 3);
        checkSite(report, CallSites.class, "recursive", "recursive", 3);
        checkSite(report, Class.forName(IN_CONSTRUCTOR), "<init>", "opens", 3);
        checkSite(
                report,
                Class.forName(IN_STATIC_INITIALIZER, false, getClass().getClassLoader()),
                "<clinit>",
                "opens",
                1);
        var anonymous = report.sites().stream()
                .filter(site -> site.callSite().className().equals(CallSites.class.getName() + "$1"))
                .toList();
        assertThat(anonymous)
                .extracting(
                        site -> site.callSite().method(),
                        site -> site.callSite().line(),
                        Report.Site::opened)
                .containsExactly(tuple("call", SourceLines.line(CallSites.class, "inAnonymousClass"), 3L));
    }

    @OnEveryJdk
    void aMethodIsOneSiteWithAllItsLines(Jdk jdk) {
        var site = run(jdk).site(CallSites.class, "twoLines");
        int three = SourceLines.line(CallSites.class, "twoLines, three times");
        int five = SourceLines.line(CallSites.class, "twoLines, five times");
        assertThat(site.opened()).isEqualTo(8);
        assertThat(site.callSite().line()).isEqualTo(five);
        assertThat(site.lines()).containsExactly(new Report.Line(five, 5), new Report.Line(three, 3));
    }

    @OnEveryJdk
    void anExcludedPackageIsLookedThroughHoweverDeep(Jdk jdk) {
        var report = run(jdk);
        checkSite(report, CallSites.class, "belowDeepLibrary", "belowDeepLibrary", 3);
        assertThat(report.site(CallSites.class, "closedByDeepLibrary").closedBy())
                .extracting(
                        closer -> closer.callSite().className(),
                        closer -> closer.callSite().line())
                .containsExactly(tuple(
                        CallSites.class.getName(), SourceLines.line(CallSites.class, "closedByDeepLibrary closes")));
    }

    @OnEveryJdk
    void aLibraryThatIsNotListedIsTakenForTheApplication(Jdk jdk) {
        var report = AgentRun.of(UnlistedLibrary.class).on(jdk).run().report();
        checkSite(report, AcmeWire.class, "socket", "socket", "Socket", 3);
        checkSite(report, AcmeWire.class, "channel", "channel", "SocketChannel", 3);
        checkSite(report, AcmeWire.class, "passOnSocket", "passOnSocket", "Socket", 3);
        checkSite(report, AcmeWire.class, "passOnChannel", "passOnChannel", "SocketChannel", 3);
        assertThat(report.totals().opened()).isEqualTo(12);
    }

    /** Where it works on a thread of its own, too: its task is led back to the line that had it handed over. */
    @OnEveryJdk
    void aLibraryThatIsExcludedIsLookedThroughOnWhateverThread(Jdk jdk) {
        var report = AgentRun.of(UnlistedLibrary.class)
                .on(jdk)
                .agentArgs("exclude=org.acme")
                .run()
                .report();
        checkSite(report, UnlistedLibrary.class, "socket", "socket", "Socket", 3);
        checkSite(report, UnlistedLibrary.class, "channel", "channel", "SocketChannel", 3);
        checkSite(report, UnlistedLibrary.class, "socketElsewhere", "socketElsewhere", "Socket", 3);
        checkSite(report, UnlistedLibrary.class, "channelElsewhere", "channelElsewhere", "SocketChannel", 3);
        assertThat(report.totals().opened()).isEqualTo(12);
    }

    @OnEveryJdk
    void aStackDeeperThanTheJvmRecordsIsLookedThroughToo(Jdk jdk) {
        checkSite(run(jdk), CallSites.class, "belowVeryDeepLibrary", "belowVeryDeepLibrary", 1);
    }

    @OnEveryJdk
    void includeSaysWhatIsTheApplication(Jdk jdk) {
        var report = AgentRun.of(CallSites.class)
                .on(jdk)
                .agentArgs("include=com.example.deep")
                .run()
                .report();
        checkSite(report, Deep.class, "connect", "opens", 4);
    }

    @OnEveryJdk
    void aServerWhoseThreadsAreTheJdksBelongsToTheLineThatBoundIt(Jdk jdk) {
        var site = run(jdk).site("server", CallSites.class, "httpServer");
        assertThat(site.opened()).isEqualTo(4);
        assertThat(site.client()).isEqualTo("ServerSocketChannel");
        assertThat(site.callSite().line()).isEqualTo(SourceLines.line(CallSites.class, "httpServer"));
    }

    @OnEveryJdk
    void whatAFullTableOfSitesCannotHoldIsCountedTogether(Jdk jdk) {
        var report =
                AgentRun.of(ManySites.class).on(jdk).agentArgs("sites=5").run().report();
        assertThat(report.totals().opened()).isEqualTo(36);
        assertThat(report.totals().closed()).isEqualTo(36);
        assertThat(report.sites()).hasSize(6);
        assertThat(report.sites()).extracting(Report.Site::opened).containsExactlyInAnyOrder(3L, 3L, 3L, 3L, 3L, 21L);
        assertThat(report.health().sitesOverflowed()).isEqualTo(21);
    }

    @OnEveryJdk
    void noStackIsLongerThanFrames(Jdk jdk) {
        var report = AgentRun.of(CallSites.class)
                .on(jdk)
                .agentArgs("frames=3", "exclude=com.example.deep")
                .run()
                .report();
        checkSite(report, CallSites.class, "belowDeepLibrary", "belowDeepLibrary", 3);
        assertThat(report.sites()).allSatisfy(site -> {
            assertThat(site.stack()).hasSizeBetween(1, 3);
            assertThat(site.closedBy())
                    .allSatisfy(closer -> assertThat(closer.stack()).hasSizeBetween(1, 3));
        });
    }

    @OnEveryJdk
    void threadsSideBySideAreCountedExactly(Jdk jdk) {
        var report = AgentRun.of(ManyThreads.class).on(jdk).run().report();
        long each = (long) ManyThreads.THREADS * ManyThreads.ROUNDS;
        var same = report.site(ManyThreads.class, "churn");
        assertThat(same.opened()).isEqualTo(each);
        assertThat(same.closes("localFin")).isEqualTo(each);
        assertThat(same.peakOpen()).isEqualTo(ManyThreads.THREADS);
        assertThat(report.site(ManyThreads.class, "churnEven").opened()).isEqualTo(each / 2);
        assertThat(report.site(ManyThreads.class, "churnOdd").opened()).isEqualTo(each / 2);
        assertThat(report.totals().opened()).isEqualTo(2 * each);
        assertThat(report.totals().closed()).isEqualTo(2 * each);
        assertThat(report.totals().peakOpen()).isEqualTo(ManyThreads.THREADS);
    }

    @Test
    void theIdOfASiteIsTheSameInEveryRunAndOnEveryJdk() {
        var first = ids(run(Jdk.all().get(0)));
        assertThat(first).hasSizeGreaterThan(10);
        for (var jdk : Jdk.all()) {
            assertThat(ids(runAgain(jdk))).as(jdk.toString()).isEqualTo(first);
        }
    }

    private static Map<List<String>, String> ids(Report report) {
        var ids = new TreeMap<List<String>, String>((a, b) -> a.toString().compareTo(b.toString()));
        for (var site : report.sites()) {
            ids.put(
                    List.of(
                            site.role(),
                            site.callSite().className(),
                            site.callSite().method(),
                            site.client()),
                    site.id());
        }
        return ids;
    }

    private static Report run(Jdk jdk) {
        return REPORTS.computeIfAbsent(jdk, CallSitesIT::runAgain);
    }

    private static Report runAgain(Jdk jdk) {
        return AgentRun.of(CallSites.class)
                .on(jdk)
                .agentArgs("exclude=com.example.deep")
                .run()
                .report();
    }

    private static void checkSite(Report report, Class<?> type, String method, String marker, long opened) {
        checkSite(report, type, method, marker, "Socket", opened);
    }

    private static void checkSite(
            Report report, Class<?> type, String method, String marker, String client, long opened) {
        var site = report.site(type, method);
        assertThat(site.opened()).as(method).isEqualTo(opened);
        assertThat(site.callSite().line()).as(method).isEqualTo(SourceLines.line(type, marker));
        assertThat(site.role()).isEqualTo("client");
        assertThat(site.client()).isEqualTo(client);
    }
}
