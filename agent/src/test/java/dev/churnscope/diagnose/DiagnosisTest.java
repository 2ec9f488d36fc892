// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Finding;
import dev.churnscope.model.Inbound;
import dev.churnscope.model.Ports;
import dev.churnscope.model.Site;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Findings derived from the numbers of a report alone; the integration tests have programs that make the mistakes. */
class DiagnosisTest {

    private static final double MINUTE = 60;

    @Test
    void connectionsThatHadToBeOpenedAreLaidAtTheLineBehindThem() {
        var site =
                new SiteBuilder("fetch").opened(100).requests(100).notReused("disconnect-after-response", 99, "close");

        var finding = only(site.build());

        assertThat(finding.rule()).isEqualTo("disconnect-after-response");
        assertThat(finding.siteId()).isEqualTo("c-fetch");
        assertThat(finding.callSite()).hasFieldOrPropertyWithValue("method", "close");
        assertThat(finding.evidence())
                .containsEntry("requests", 100L)
                .containsEntry("opened", 100L)
                .containsEntry("openedForThis", 99L);
    }

    @Test
    void theEstimateIsWhatWasMeasured() {
        var site = new SiteBuilder("fetch")
                .opened(120)
                .requests(120)
                .connectMillis(2.5)
                .notReused("client-per-request", 118, "build");

        assertThat(only(site.build()).estimate())
                .containsExactly(
                        entry("connectionsPerMinute", 118.0),
                        entry("timeWaitSockets", 118.0),
                        entry("millisPerMinute", 295.0));
    }

    @Test
    void whatThePeerEndedLeavesNoPortInTimeWait() {
        var site = new SiteBuilder("query")
                .client("HikariCP")
                .opened(40)
                .endedByPeer(30, CloseKind.REMOTE_RESET, CloseCause.ERROR)
                .pooled(40)
                .notReused("stale-pooled-connection", 30, "query");

        assertThat(only(site.build()).estimate())
                .containsEntry("connectionsPerMinute", 30.0)
                .containsEntry("timeWaitSockets", 0.0);
    }

    @Test
    void aPoolForEachRequestCostsWhatItOpensOnlyToSeeThatItCan() {
        var site = new SiteBuilder("query")
                .client("JDBC")
                .opened(200)
                .pooled(100)
                .closedBy(CloseCause.POOL)
                .notReused("client-per-request", 99, "query");

        assertThat(only(site.build()).estimate()).containsEntry("connectionsPerMinute", 198.0);
    }

    @Test
    void responsesThatATimerFindsUnreadWereNeverClosed() {
        var site = new SiteBuilder("fetch")
                .opened(100)
                .requests(100)
                .timedOutUnread(100)
                .closedBy(CloseCause.IDLE_TIMER)
                .notReused("response-not-drained", 60, "fetch");

        var finding = only(site.build());

        assertThat(finding.rule()).isEqualTo("response-never-closed");
        assertThat(finding.callSite()).isEqualTo(site.build().callSite());
        assertThat(finding.evidence()).containsEntry("neverClosed", 100L);
        assertThat(finding.estimate()).containsEntry("connectionsPerMinute", 99.0);
    }

    @Test
    void fewConnectionsAreNoFinding() {
        var site = new SiteBuilder("fetch").opened(4).requests(4).notReused("client-per-request", 3, "build");

        assertThat(findings(3600, site.build())).isEmpty();
    }

    @Test
    void severityFollowsTheCostOfAMinute() {
        var site = new SiteBuilder("fetch").opened(100).requests(100).notReused("client-per-request", 99, "build");

        assertThat(severity(60, site.build())).isEqualTo("high");
        assertThat(severity(300, site.build())).isEqualTo("medium");
        assertThat(severity(3600, site.build())).isEqualTo("low");
        assertThat(severity(36000, site.build())).isEqualTo("info");
    }

    @Test
    void aShortBurstIsNotTakenForARate() {
        var site = new SiteBuilder("fetch").opened(7).requests(7).notReused("client-per-request", 6, "build");

        assertThat(severity(1, site.build())).isEqualTo("medium");
    }

    @Test
    void oneMistakeIsOneFindingAndItsSymptomsAreEvidence() {
        var site = new SiteBuilder("fetch")
                .opened(100)
                .requests(100)
                .leaked(100)
                .notReused("client-per-request", 99, "build")
                .notReused("server-refuses-keep-alive", 5, "fetch");

        var finding = only(site.build());

        assertThat(finding.rule()).isEqualTo("client-per-request");
        assertThat(finding.evidence()).containsEntry("seenAs", List.of("server-refuses-keep-alive", "connection-leak"));
    }

    @Test
    void twoMistakesAtOneSiteAreTwoFindings() {
        var site = new SiteBuilder("fetch")
                .opened(100)
                .requests(200)
                .notReused("disconnect-after-response", 50, "close")
                .notReused("response-not-drained", 49, "skip");

        assertThat(findings(MINUTE, site.build()))
                .extracting(Finding::rule)
                .containsExactly("disconnect-after-response", "response-not-drained");
    }

    @Test
    void connectionsThatAreAbortedAreNoReasonToOpenOthers() {
        var site = new SiteBuilder("fetch")
                .opened(100)
                .requests(300)
                .resetsByLinger(50)
                .notReused("pool-too-small", 60, "build");

        assertThat(findings(MINUTE, site.build()))
                .extracting(Finding::rule, finding -> finding.estimate().get("connectionsPerMinute"))
                .containsExactlyInAnyOrder(tuple("pool-too-small", 60.0), tuple("reset-on-close", 0.0));
    }

    @Test
    void whatLooksUnreadSinceItIsAbortedIsTheAbort() {
        var site = new SiteBuilder("fetch")
                .opened(100)
                .requests(100)
                .resetsByLinger(100)
                .notReused("response-not-drained", 99, "close");

        var finding = only(site.build());

        assertThat(finding.rule()).isEqualTo("reset-on-close");
        assertThat(finding.estimate()).containsEntry("connectionsPerMinute", 99.0);
    }

    @Test
    void whatALibraryAbortsIsNeitherTheApplicationsSettingNorUnread() {
        var site = new SiteBuilder("fetch")
                .opened(100)
                .requests(100)
                .resetsByLibrary(100)
                .notReused("server-refuses-keep-alive", 99, "fetch");

        var finding = only(site.build());

        assertThat(finding.rule()).isEqualTo("server-refuses-keep-alive");
        assertThat(finding.evidence()).doesNotContainKey("seenAs");
    }

    @Test
    void connectionsThatAreUsedAgainAreNoneForEachOperation() {
        var site = new SiteBuilder("fetch").opened(32).peakOpen(24).requests(56);

        assertThat(findings(MINUTE, site.build())).isEmpty();
    }

    @Test
    void aPoolThatIsTooSmallIsOneFindingForAllSitesThatUseIt() {
        var first = new SiteBuilder("first").opened(100).requests(300).notReused("pool-too-small", 60, "build");
        var second = new SiteBuilder("second").opened(100).requests(300).notReused("pool-too-small", 90, "build");

        var finding = only(first.build(), second.build());

        assertThat(finding.siteId()).isEqualTo("c-second");
        assertThat(finding.evidence()).containsEntry("openedForThis", 150L).containsEntry("sites", 2L);
    }

    @Test
    void aConnectionForEachOperationIsSeenByItsLifeAlone() {
        var site = new SiteBuilder("store").client("JDBC").opened(200).peakOpen(4);

        var finding = only(site.build());

        assertThat(finding.rule()).isEqualTo("connection-per-operation");
        assertThat(finding.estimate()).containsEntry("connectionsPerMinute", 196.0);
    }

    @Test
    void aKeptConnectionThatThePeerEndsIsNotOnePerOperation() {
        // Lettuce reconnects after the server's idle timeout.
        assertThat(findings(MINUTE, reconnecting("Lettuce", CloseKind.REMOTE_FIN, CloseCause.PROTOCOL, 344, 394)))
                .isEmpty();
        // The server closes a socket after some hundred operations; the client notices when it writes.
        assertThat(findings(MINUTE, reconnecting("Socket", CloseKind.REMOTE_RESET, CloseCause.APPLICATION, 98, 98)))
                .isEmpty();
        // The client reads the end of the stream.
        assertThat(findings(MINUTE, reconnecting("Socket", CloseKind.REMOTE_FIN, CloseCause.APPLICATION, 2010, 2012)))
                .isEmpty();
    }

    @Test
    void aKeptConnectionIsToldByItsAgeIfOthersAreOpen() {
        var site = new SiteBuilder("ask")
                .client("Lettuce")
                .opened(60)
                .peakOpen(4)
                .endedByPeer(56, CloseKind.REMOTE_FIN, CloseCause.PROTOCOL)
                .lifetimeMillis(300_000)
                .every(2, 300_000);

        assertThat(findings(MINUTE, site.build())).isEmpty();
    }

    @Test
    void aConnectionForEachOperationMayBeEndedByThePeer() {
        // A loop without pauses, and a server that closes after each response.
        assertThat(only(reconnecting("Socket", CloseKind.REMOTE_FIN, CloseCause.APPLICATION, 147, 147))
                        .rule())
                .isEqualTo("connection-per-operation");
        // Operations with pauses between them.
        assertThat(only(reconnecting("Socket", CloseKind.REMOTE_FIN, CloseCause.APPLICATION, 2000, 9000))
                        .rule())
                .isEqualTo("connection-per-operation");
        // A server that closes each connection of a driver after its first command.
        assertThat(only(reconnecting("Lettuce", CloseKind.REMOTE_FIN, CloseCause.PROTOCOL, 3, 5))
                        .rule())
                .isEqualTo("connection-per-operation");
    }

    @Test
    void aPeerThatADriverAsksToCloseDoesNotEndAKeptConnection() {
        var site = new SiteBuilder("store")
                .client("Jakarta Mail")
                .opened(20)
                .endedByPeer(16, CloseKind.REMOTE_FIN, CloseCause.APPLICATION)
                .closeStack(
                        "java.base/java.net.Socket.close(Socket.java:1575)",
                        "org.eclipse.angus.mail.smtp.SMTPTransport.close(SMTPTransport.java:1400)",
                        "com.shop.Prices.close(Prices.java:42)")
                .lifetimeMillis(12_000)
                .every(12_000, 12_010);

        assertThat(only(site.build()).rule()).isEqualTo("connection-per-operation");
    }

    /** Returns a site of connections that the peer ends one after another. */
    private static Site reconnecting(
            String client, CloseKind kind, CloseCause cause, double lifetimeMillis, double intervalMillis) {
        return new SiteBuilder("ask")
                .client(client)
                .opened(20)
                .endedByPeer(20, kind, cause)
                .closeStack(
                        "java.base/java.net.Socket.close(Socket.java:1575)", "com.shop.Prices.close(Prices.java:42)")
                .lifetimeMillis(lifetimeMillis)
                .every(intervalMillis, intervalMillis * 1.5)
                .build();
    }

    @Test
    void asManyConnectionsAsAreInUseAtOneTimeAreAPool() {
        assertThat(findings(
                        MINUTE,
                        new SiteBuilder("store")
                                .client("JDBC")
                                .opened(16)
                                .peakOpen(16)
                                .build()))
                .isEmpty();
    }

    @Test
    void oneConnectionToEachOfManyAddressesIsRight() {
        assertThat(findings(
                        MINUTE,
                        new SiteBuilder("crawl")
                                .client("Socket")
                                .opened(50)
                                .destinations(50)
                                .build()))
                .isEmpty();
    }

    @Test
    void whatPoolsKeepAsLongAsTheyLiveIsNoConnectionForEachOperation() {
        var site =
                new SiteBuilder("store").client("JDBC").opened(200).peakOpen(4).pooled(198);

        assertThat(findings(MINUTE, site.build())).isEmpty();
    }

    @Test
    void aServerSavesWhatItClosesBeyondAsManyAsWereOpenAtOneTime() {
        var site = new SiteBuilder("serve")
                .ofServer(Map.of("idle-timeout", 100L), null)
                .opened(100)
                .peakOpen(20);

        var finding = only(site.build());

        assertThat(finding.rule()).isEqualTo("server-closes-first");
        assertThat(finding.evidence()).containsEntry("closedFirst", 100L);
        assertThat(finding.estimate()).containsEntry("connectionsPerMinute", 80.0);
    }

    /** A server's stop() closes all open connections. */
    @Test
    void aServerThatIsStoppedClosesAsManyAsWereOpen() {
        var stopped = new SiteBuilder("serve")
                .ofServer(Map.of("application", 81L), null)
                .opened(201)
                .peakOpen(81);
        var closing = new SiteBuilder("serve")
                .ofServer(Map.of("application", 201L), null)
                .opened(201)
                .peakOpen(10);

        assertThat(findings(MINUTE, stopped.build())).isEmpty();
        assertThat(only(closing.build()).estimate()).containsEntry("connectionsPerMinute", 191.0);
    }

    @Test
    void aServerWhosePeersComeOnceEachClosesNothingThatAnyWouldKeep() {
        var idle = new SiteBuilder("serve")
                .ofServer(Map.of("idle-timeout", 50L), null)
                .opened(50)
                .destinations(50);
        var one = new SiteBuilder("answer")
                .ofServer(Map.of(), new Inbound(0, 50, 0, 50, 0, null, null))
                .opened(50)
                .destinations(50);

        assertThat(findings(MINUTE, idle.build(), one.build())).isEmpty();
    }

    @Test
    void aPeerThatConnectsForEachRequestIsToldOf() {
        var site = new SiteBuilder("serve")
                .ofServer(Map.of(), new Inbound(0, 50, 0, 50, 0, null, null))
                .opened(50);

        assertThat(only(site.build()))
                .extracting(Finding::rule, finding -> finding.estimate().get("connectionsPerMinute"))
                .containsExactly("one-request-per-inbound-connection", 49.0);
    }

    @Test
    void aBurstDoesNotRunOutOfPorts() {
        var site = new SiteBuilder("store").client("JDBC").opened(4).build();

        assertThat(findings(1, busy(0.9), site)).isEmpty();
        assertThat(findings(MINUTE, busy(0.9), site))
                .extracting(Finding::rule, Finding::severity)
                .containsExactly(tuple("port-exhaustion", "high"), tuple("host-settings", "info"));
    }

    @Test
    void whatUsesUpThePortsIsAsSevereAsThat() {
        var site = new SiteBuilder("store").client("JDBC").opened(20).build();

        assertThat(findings(3600, busy(0.9), site).get(0))
                .extracting(
                        Finding::rule,
                        Finding::severity,
                        finding -> finding.evidence().get("seenAs"))
                .containsExactly("connection-per-operation", "high", List.of("port-exhaustion"));
    }

    @Test
    void aProbeAtAFixedPeriodIsToldFromWork() {
        var probe = new SiteBuilder("probe")
                .client("Socket")
                .opened(60)
                .every(1000, 1010)
                .lifetimeMillis(2);
        var work = new SiteBuilder("work")
                .client("Socket")
                .opened(60)
                .every(1000, 4000)
                .lifetimeMillis(2);

        assertThat(only(probe.build()))
                .extracting(Finding::rule, Finding::severity)
                .containsExactly("health-check-churn", "low");
        assertThat(only(work.build()).rule()).isEqualTo("connection-per-operation");
    }

    /** Otherwise it would be reported as severe until its period is known, and then not. */
    @Test
    void whatConnectsMoreOftenThanEachSecondIsNoProbeHoweverRegular() {
        var steady = new SiteBuilder("steady")
                .client("Socket")
                .opened(300)
                .every(200, 202)
                .lifetimeMillis(2);

        assertThat(only(steady.build()))
                .extracting(Finding::rule, Finding::severity)
                .containsExactly("connection-per-operation", "high");
    }

    /** As from a factory that builds each client once. */
    @Test
    void severalClientsThatAreKeptAreNoClientForEachRequest() {
        var kept = new SiteBuilder("send").opened(12).requests(60).notReused("client-per-request", 11, "build");
        var thrownAway = new SiteBuilder("send").opened(12).requests(24).notReused("client-per-request", 11, "build");

        assertThat(findings(MINUTE, kept.build())).isEmpty();
        assertThat(only(thrownAway.build()).rule()).isEqualTo("client-per-request");
    }

    @Test
    void burstsOfRequestsAreTheMistakeOfTheLineThatSendsThem() {
        var site = new SiteBuilder("connect")
                .opened(2)
                .requests(400)
                .bursts(10, 20, 600, "prices")
                .bursts(10, 20, 800, "stock");

        assertThat(findings(MINUTE, site.build()))
                .extracting(
                        Finding::rule,
                        Finding::severity,
                        finding -> finding.callSite().method(),
                        finding -> finding.estimate().get("millisPerMinute"))
                .containsExactly(
                        tuple("chatty-requests", "medium", "stock", 760.0),
                        tuple("chatty-requests", "medium", "prices", 570.0));
    }

    @Test
    void requestsThatTakeLongOrComeInFewBurstsAreNoBurstsOfSmallOnes() {
        var few = new SiteBuilder("few").opened(2).requests(400).bursts(4, 100, 600, "few");
        var slow = new SiteBuilder("slow").opened(2).requests(400).bursts(10, 20, 60_000, "slow");

        assertThat(findings(MINUTE, few.build(), slow.build())).isEmpty();
    }

    @Test
    void whatConnectionsSufferFromAndHowManyRequestsThereAreAreTwoMistakes() {
        var site = new SiteBuilder("send")
                .opened(100)
                .requests(200)
                .notReused("disconnect-after-response", 99, "send")
                .bursts(10, 20, 600, "send");

        assertThat(findings(MINUTE, site.build()))
                .extracting(Finding::rule)
                .containsExactly("disconnect-after-response", "chatty-requests");
    }

    @Test
    void anAbortedConnectionMayLoseData() {
        var site = new SiteBuilder("send").client("Socket").opened(10).resetsByLinger(10);

        assertThat(only(3600, site.build()))
                .extracting(Finding::rule, Finding::severity)
                .containsExactly("reset-on-close", "medium");
    }

    private static Finding only(Site... sites) {
        return only(MINUTE, sites);
    }

    private static Finding only(double seconds, Site... sites) {
        var findings = findings(seconds, sites);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static String severity(double seconds, Site site) {
        return only(seconds, site).severity();
    }

    private static List<Finding> findings(double seconds, Site... sites) {
        return findings(seconds, List.of(), sites);
    }

    /** @param utilization the share of the ports to the destination that all sites connect to */
    private static List<Ports.DestinationUse> busy(double utilization) {
        return List.of(new Ports.DestinationUse("10.0.0.1", 80, 400, 24_000, utilization, null));
    }

    private static List<Finding> findings(double seconds, List<Ports.DestinationUse> uses, Site... sites) {
        var ports = new Ports(
                List.of(32768, 60999), 28232, 60, Map.of(), new Ports.TimeWait(null, null, 0, List.of()), uses, null);
        return Diagnosis.of(List.of(sites), ports, seconds);
    }
}
