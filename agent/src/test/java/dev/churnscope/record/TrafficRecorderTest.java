// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.Inbound;
import dev.churnscope.model.Site;
import dev.churnscope.model.SiteEvidence.NotReusedBy;
import dev.churnscope.record.socket.Descriptors;
import dev.churnscope.snapshot.Snapshot;
import dev.churnscope.stack.CallSiteRule;
import dev.churnscope.stack.CallStacks;
import dev.churnscope.stack.CloseSigns;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.ChurnscopeHandOver;
import java.net.ChurnscopeHook;
import java.net.ChurnscopeTraffic;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What libraries tell of their connections, driven through the hooks as inserted code drives them. */
class TrafficRecorderTest {

    private static final InetSocketAddress SHOP = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9000);

    private final Recorder recorder = new Recorder(
            CallStacks.of(
                    new CallSiteRule(List.of("dev.churnscope.record.TrafficRecorderTest"), List.of()),
                    64,
                    CloseSigns.NONE),
            100,
            type -> true);

    private final Object pool = new Object();
    private long errorsBefore;
    private int descriptors = 600_000;

    @BeforeEach
    void install() {
        errorsBefore = ChurnscopeHook.errors();
        recorder.install();
    }

    @AfterEach
    void nothingWasThrown() {
        Recorder.uninstall();
        assertThat(ChurnscopeHook.errors()).isEqualTo(errorsBefore);
    }

    @Test
    void requestsCountForTheSiteThatOpenedTheConnection() {
        var connection = open();
        for (int i = 0; i < 4; i++) {
            ChurnscopeTraffic.request(connection);
        }

        assertThat(site().requests()).isEqualTo(4);
        assertThat(site().reuseRatio()).isEqualTo(0.75);
        assertThat(Snapshot.of(recorder).totals().requests()).isEqualTo(4);
    }

    @Test
    void withoutARequestTheProtocolIsNotKnown() {
        open();

        assertThat(site().requests()).isNull();
        assertThat(site().reuseRatio()).isNull();
        assertThat(Snapshot.of(recorder).totals().requests()).isNull();
    }

    @Test
    void aConnectionIsKnownByWhateverIsTiedToIt() {
        var connection = new Object();
        var engine = new Object();
        ChurnscopeTraffic.carries(connection, open());
        ChurnscopeTraffic.carries(engine, connection);
        ChurnscopeTraffic.request(connection);
        ChurnscopeTraffic.request(engine);

        assertThat(site().requests()).isEqualTo(2);
    }

    @Test
    void whatIsTiedWhileItConnectsIsKnownOnceItIsEstablished() {
        var channel = new Object();
        var fd = Descriptors.numbered(descriptors++);
        ChurnscopeHook.connecting(this, fd, SHOP, ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeTraffic.carries(channel, fd);
        ChurnscopeTraffic.pooled(channel, pool);
        ChurnscopeHook.connected(null, fd);
        ChurnscopeTraffic.request(channel);

        assertThat(site().requests()).isEqualTo(1);
    }

    @Test
    void whatNamesNoConnectionIsPassedOver() {
        open();
        ChurnscopeTraffic.request("no connection");
        ChurnscopeTraffic.request(null);
        ChurnscopeTraffic.carries("no connection", "nor this");
        ChurnscopeTraffic.pooled("no connection", pool);
        ChurnscopeTraffic.idle("no connection");
        ChurnscopeTraffic.noted("no connection", ChurnscopeTraffic.FAILED);
        ChurnscopeTraffic.handshakeBegins("no connection");
        ChurnscopeTraffic.handshakeEnds("no connection");
        ChurnscopeTraffic.closeAsked("no connection");

        assertThat(site().requests()).isNull();
    }

    @Test
    void aHeaderThatEndsConnectionsExplainsEachNext() {
        for (int i = 0; i < 5; i++) {
            var connection = open();
            ChurnscopeTraffic.pooled(connection, pool);
            ChurnscopeTraffic.request(connection);
            ChurnscopeTraffic.notedUnless(false, connection, ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION);
            close(connection);
        }

        assertThat(site().opened()).isEqualTo(5);
        assertThat(site().notReused()).isEqualTo(Map.of("server-refuses-keep-alive", 4L));
    }

    @Test
    void whoSendsTheHeaderThatEndsAConnectionIsBehindTheNextAndNotWhoeverOpensIt() {
        for (int i = 0; i < 3; i++) {
            var connection = open();
            ChurnscopeTraffic.pooled(connection, pool);
            ChurnscopeTraffic.request(connection);
            askForTheEnd(connection);
            close(connection);
        }

        assertThat(site().evidence().notReusedBy())
                .extracting(NotReusedBy::reason, lost -> lost.callSite().method(), NotReusedBy::count)
                .containsExactly(tuple("keep-alive-disabled", "askForTheEnd", 2L));
    }

    private static void askForTheEnd(Object connection) {
        ChurnscopeTraffic.noted(connection, ChurnscopeTraffic.REQUEST_ENDS_CONNECTION);
    }

    @Test
    void theApplicationsOwnCloseExplainsTheNext() {
        for (int i = 0; i < 3; i++) {
            var connection = open();
            ChurnscopeTraffic.pooled(connection, pool);
            ChurnscopeTraffic.request(connection);
            ChurnscopeTraffic.notedUnless(true, connection, ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION);
            ChurnscopeTraffic.idle(connection);
            close(connection);
        }

        assertThat(site().notReused()).isEqualTo(Map.of("disconnect-after-response", 2L));
    }

    @Test
    void aConnectionBelongsToOnePoolHoweverOftenThatIsSaid() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.idle(connection);
        ChurnscopeTraffic.pooled(connection, pool);

        assertThat(site().notReused()).isEmpty();
    }

    @Test
    void anIdleConnectionIsMissed() {
        for (int i = 0; i < 3; i++) {
            var connection = open();
            ChurnscopeTraffic.pooled(connection, pool);
            ChurnscopeTraffic.request(connection);
            ChurnscopeTraffic.idle(connection);
        }

        assertThat(site().notReused()).isEqualTo(Map.of("pool-key-miss", 2L));
    }

    @Test
    void aConnectionThatAnotherThreadHasTakenIsNotMissed() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.idle(connection);
        ChurnscopeTraffic.looks();
        ChurnscopeTraffic.taken(connection);
        ChurnscopeTraffic.looked();
        ChurnscopeTraffic.pooled(open(), pool);

        assertThat(site().notReused()).isEmpty();
    }

    @Test
    void aConnectionThatAnotherThreadMayHaveTakenIsNotMissed() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.idle(connection);
        ChurnscopeTraffic.looks();
        ChurnscopeTraffic.pooled(open(), pool);
        ChurnscopeTraffic.taken(connection);
        ChurnscopeTraffic.looked();

        assertThat(site().notReused()).isEmpty();
    }

    @Test
    void aConnectionThatIsNotBackInItsPoolYetIsNotMissed() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.givenBack(connection);
        ChurnscopeTraffic.pooled(open(), pool);
        ChurnscopeTraffic.kept(connection);

        assertThat(site().notReused()).isEmpty();
    }

    @Test
    void aConnectionThatWasBackInItsPoolIsMissed() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.givenBack(connection);
        ChurnscopeTraffic.kept(connection);
        ChurnscopeTraffic.pooled(open(), pool);

        assertThat(site().notReused()).isEqualTo(Map.of("pool-key-miss", 1L));
    }

    @Test
    void aThreadThatIsLateToSayThatItGaveAConnectionBackSaysNothingOfTheNext() throws InterruptedException {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.givenBack(connection);
        var other = new Thread(() -> {
            ChurnscopeTraffic.taken(connection);
            ChurnscopeTraffic.givenBack(connection);
        });
        other.start();
        other.join();
        ChurnscopeTraffic.kept(connection);
        ChurnscopeTraffic.pooled(open(), pool);

        assertThat(site().notReused()).isEmpty();
    }

    @Test
    void whatBecameIdleAfterTheSearchBeganIsNotMissed() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.searching(pool);
        ChurnscopeTraffic.idle(connection);
        ChurnscopeTraffic.pooled(open(), pool);

        assertThat(site().notReused()).isEmpty();
    }

    @Test
    void whatBecameIdleAfterTheOneAskedWhomItIsOpenedForIsNotMissed() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        var call = new Object();
        ChurnscopeHandOver.handOver(call);
        ChurnscopeTraffic.idle(connection);
        ChurnscopeHandOver.begin(call);
        ChurnscopeTraffic.pooled(open(), pool);
        ChurnscopeHandOver.end();

        assertThat(site().notReused()).isEmpty();
    }

    @Test
    void whatWasSeenToEndIsNotMissed() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.idle(connection);
        ChurnscopeTraffic.noted(connection, ChurnscopeTraffic.EVICTED);
        ChurnscopeTraffic.pooled(open(), pool);

        assertThat(site().notReused()).isEmpty();
    }

    @Test
    void nothingIsConcludedOfALibraryThatDoesNotTellAll() {
        var ignorant = new Recorder(
                CallStacks.of(
                        new CallSiteRule(List.of("dev.churnscope.record.TrafficRecorderTest"), List.of()),
                        64,
                        CloseSigns.NONE),
                100,
                type -> type != Object.class);
        ignorant.install();
        for (int i = 0; i < 3; i++) {
            var connection = open();
            ChurnscopeTraffic.pooled(connection, pool);
            ChurnscopeTraffic.idle(connection);
        }

        assertThat(Snapshot.of(ignorant).sites())
                .singleElement()
                .satisfies(site -> assertThat(site.notReused()).isEmpty());
    }

    @Test
    void aClosedConnectionIsIdleNoMore() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.idle(connection);
        close(connection);
        ChurnscopeTraffic.pooled(open(), pool);

        assertThat(site().notReused()).isEqualTo(Map.of("disconnect-after-response", 1L));
    }

    @Test
    void aRequestThatThePeerEndsInsteadOfAnsweringIsNotCounted() {
        var connection = open();
        exchange(connection);
        ChurnscopeTraffic.request(connection);
        closeAfterReset(connection);

        assertThat(site().requests()).isEqualTo(1);
    }

    @Test
    void aRequestThatThePeerSaysGoodbyeToIsNotCountedThoughItsFinIsStillOnItsWay() {
        var connection = open();
        exchange(connection);
        ChurnscopeTraffic.request(connection);
        ChurnscopeTraffic.noted(connection, ChurnscopeTraffic.PEER_GOODBYE);
        close(connection);

        assertThat(site().requests()).isEqualTo(1);
    }

    @Test
    void aRequestWhoseResponseBreaksOffIsCounted() {
        var connection = open();
        exchange(connection);
        ChurnscopeTraffic.request(connection);
        ChurnscopeTraffic.answered(connection);
        closeAfterReset(connection);

        assertThat(site().requests()).isEqualTo(2);
    }

    @Test
    void aRequestThatThisSideGivesUpIsCounted() {
        var connection = open();
        exchange(connection);
        ChurnscopeTraffic.request(connection);
        close(connection);

        assertThat(site().requests()).isEqualTo(2);
    }

    @Test
    void aRequestOverWhatIsClosedAlreadyGoesNowhere() {
        var channel = new Object();
        var connection = open();
        ChurnscopeTraffic.carries(channel, connection);
        exchange(channel);
        close(connection);
        ChurnscopeTraffic.request(channel);

        assertThat(site().requests()).isEqualTo(1);
    }

    @Test
    void aPeerThatEndsEachConnectionAfterOneExchangeRefusesToKeepThem() {
        for (int i = 0; i < 3; i++) {
            var connection = open();
            ChurnscopeTraffic.pooled(connection, pool);
            exchange(connection);
            findEnded(connection);
        }

        assertThat(site().notReused()).isEqualTo(Map.of("server-refuses-keep-alive", 2L));
    }

    @Test
    void aPeerThatEndsAConnectionWhichWasUsedAgainHasTimedItOut() {
        for (int i = 0; i < 3; i++) {
            var connection = open();
            ChurnscopeTraffic.pooled(connection, pool);
            exchange(connection);
            exchange(connection);
            findEnded(connection);
        }

        assertThat(site().notReused()).isEqualTo(Map.of("stale-pooled-connection", 2L));
    }

    /** As a pool does that looks before it uses a connection. */
    private static void findEnded(FileDescriptor connection) {
        ChurnscopeTraffic.taken(connection);
        ChurnscopeTraffic.noted(connection, ChurnscopeTraffic.PEER_CLOSED);
        close(connection);
    }

    private static void exchange(Object connection) {
        ChurnscopeTraffic.request(connection);
        ChurnscopeTraffic.answered(connection);
        ChurnscopeTraffic.idle(connection);
    }

    @Test
    void theFirstHandshakeOfAConnectionIsMeasured() {
        var connection = open();
        assertThat(site().tlsMillis()).isNull();
        assertThat(site().destinations()).noneMatch(Site.Destination::tls);
        ChurnscopeTraffic.handshakeEnds(connection);
        for (int i = 0; i < 2; i++) {
            ChurnscopeTraffic.handshakeBegins(connection);
            ChurnscopeTraffic.handshakeBegins(connection);
            ChurnscopeTraffic.handshakeEnds(connection);
        }

        assertThat(site().tlsMillis().count()).isEqualTo(1);
        assertThat(site().destinations()).allMatch(Site.Destination::tls);
    }

    @Test
    void aCloseThatAnotherThreadCarriesOutIsOfTheLineThatAsked() throws InterruptedException {
        var connection = open();
        askToClose(connection);
        var thread = new Thread(new Loop(connection));
        thread.start();
        thread.join();

        assertThat(site().closedBy()).singleElement().satisfies(closer -> {
            assertThat(closer.callSite().method()).isEqualTo("askToClose");
            assertThat(closer.cause()).isEqualTo(CloseCause.APPLICATION);
        });
    }

    @Test
    void aConnectForAnotherThreadIsOfTheLineThatAsked() throws InterruptedException {
        var work = new Loop(null);
        handOver(work);
        var thread = new Thread(work);
        thread.start();
        thread.join();

        assertThat(site().callSite().method()).isEqualTo("handOver");
        assertThat(site().opened()).isEqualTo(1);
    }

    @Test
    void acceptedConnectionsAreToldApartByHowManyRequestsTheyCarried() {
        var several = accept();
        var one = accept();
        accept();
        for (int i = 0; i < 3; i++) {
            ChurnscopeTraffic.request(several, 100, 60_000);
        }
        ChurnscopeTraffic.request(one, 100, 60_000);

        assertThat(site().inbound()).isEqualTo(new Inbound(1, 1, 1, 0, 0, 100L, 60_000L));
    }

    @Test
    void acceptedConnectionsWithOneRequestAreToldApartByWhoEndedThem() {
        var byHeader = accept();
        var byApplication = accept();
        for (var connection : List.of(byHeader, byApplication)) {
            ChurnscopeTraffic.request(connection, 0, -1);
        }
        ChurnscopeTraffic.noted(byHeader, ChurnscopeTraffic.REQUEST_ENDS_CONNECTION);
        close(byHeader);
        close(byApplication);

        assertThat(site().inbound()).isEqualTo(new Inbound(0, 2, 0, 1, 0, null, null));
        assertThat(site().serverCloses()).isEqualTo(Map.of("request-header", 1L, "application", 1L));
    }

    @Test
    void aRequestShowsThatATimeoutDidNotEndItsConnection() {
        var connection = accept();
        ChurnscopeTraffic.notedIfTimeout(new TimeoutException(), connection, ChurnscopeTraffic.IDLE_LIMIT);
        ChurnscopeTraffic.request(connection);
        close(connection);

        assertThat(site().serverCloses()).isEqualTo(Map.of("application", 1L));
    }

    @Test
    void onlyATimeoutIsNotedAsOne() {
        var timedOut = accept();
        var failed = accept();
        ChurnscopeTraffic.notedIfTimeout(new SocketTimeoutException(), timedOut, ChurnscopeTraffic.IDLE_LIMIT);
        ChurnscopeTraffic.notedIfTimeout(new IOException(), failed, ChurnscopeTraffic.IDLE_LIMIT);
        close(timedOut);
        close(failed);

        assertThat(site().serverCloses()).isEqualTo(Map.of("idle-timeout", 1L, "application", 1L));
        assertThat(site().inbound()).isNull();
    }

    @Test
    void whatAClientSendsIsNotInbound() {
        ChurnscopeTraffic.requestIf(pool, open());
        ChurnscopeTraffic.requestIf(null, open());

        assertThat(site().requests()).isEqualTo(1);
        assertThat(site().inbound()).isNull();
        assertThat(site().serverCloses()).isEmpty();
    }

    @Test
    void aRequestThatAServerLeavesUnansweredHasComeNevertheless() {
        var connection = accept();
        exchange(connection);
        ChurnscopeTraffic.request(connection);
        closeAfterReset(connection);

        assertThat(site().requests()).isEqualTo(2);
    }

    private FileDescriptor accept() {
        var fd = Descriptors.numbered(descriptors++);
        ChurnscopeHook.accepted(this, fd, SHOP, SHOP, new FileDescriptor(), ChurnscopeHook.SOCKET_CHANNEL);
        return fd;
    }

    private static void handOver(Object carrier) {
        ChurnscopeHandOver.handOver(carrier);
    }

    private static void askToClose(FileDescriptor connection) {
        ChurnscopeTraffic.closeAsked(connection);
    }

    private FileDescriptor open() {
        var fd = Descriptors.numbered(descriptors++);
        ChurnscopeHook.connecting(this, fd, SHOP, ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeHook.connected(null, fd);
        return fd;
    }

    private static void close(FileDescriptor connection) {
        ChurnscopeHook.closing(connection);
    }

    /** The peer's RST was read before. */
    private static void closeAfterReset(FileDescriptor connection) {
        ChurnscopeHook.closing(connection, true);
    }

    private Site site() {
        var sites = Snapshot.of(recorder).sites();
        assertThat(sites).hasSize(1);
        return sites.get(0);
    }
}
