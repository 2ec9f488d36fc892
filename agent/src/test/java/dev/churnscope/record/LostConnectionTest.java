// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.Site;
import dev.churnscope.model.SiteEvidence.NotReusedBy;
import dev.churnscope.snapshot.Snapshot;
import dev.churnscope.stack.CallSiteRule;
import dev.churnscope.stack.CallStacks;
import dev.churnscope.stack.CloseHints;
import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import java.net.ChurnscopeTraffic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Why a pool lost a connection, as seen in the next connection that it opens. */
class LostConnectionTest extends RecordedTraffic {

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
    void theCallerThatSendsTheHeaderThatEndsAConnectionIsBehindTheNextOneNotItsOpener() {
        for (int i = 0; i < 3; i++) {
            var connection = open();
            ChurnscopeTraffic.pooled(connection, pool);
            ChurnscopeTraffic.request(connection);
            sendConnectionClose(connection);
            close(connection);
        }

        assertThat(site().evidence().notReusedBy())
                .extracting(NotReusedBy::reason, lost -> lost.callSite().method(), NotReusedBy::count)
                .containsExactly(tuple("keep-alive-disabled", "sendConnectionClose", 2L));
    }

    private static void sendConnectionClose(Object connection) {
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
    void anUpgradedConnectionIsNotLost() {
        for (int i = 0; i < 3; i++) {
            var connection = open();
            ChurnscopeTraffic.pooled(connection, pool);
            upgrade(connection);
            assertThat(site().evidence().unfinished()).isZero();
            ChurnscopeTraffic.noted(connection, ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION);
            close(connection);
        }

        assertThat(site().notReused()).isEmpty();
        assertThat(site().evidence().pooled()).isEqualTo(3);
    }

    @Test
    void anUpgradedConnectionCountsAsOneOfAPool() {
        var connection = open();
        upgrade(connection);
        ChurnscopeTraffic.noted(connection, ChurnscopeTraffic.UPGRADED);

        assertThat(site().evidence().pooled()).isEqualTo(1);
    }

    @Test
    void aConnectionThatCarriesAnotherRequestWasNotUpgraded() {
        for (int i = 0; i < 2; i++) {
            var connection = open();
            ChurnscopeTraffic.pooled(connection, pool);
            upgrade(connection);
            ChurnscopeTraffic.request(connection);
            ChurnscopeTraffic.responded(connection);
            close(connection);
        }

        assertThat(site().notReused()).isEqualTo(Map.of("disconnect-after-response", 1L));
    }

    private static void upgrade(Object connection) {
        ChurnscopeTraffic.request(connection);
        ChurnscopeTraffic.responded(connection, 101);
    }

    @Test
    void theCallerThatClosesAPoolClosesItsConnectionsOnWhateverThread() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        exchange(connection);
        shutDown(pool);
        CompletableFuture.completedFuture(connection)
                .thenAcceptAsync(ChurnscopeHook::closing)
                .join();

        assertThat(site().closedBy())
                .extracting(closer -> closer.callSite().method(), Site.ClosedBy::cause)
                .containsExactly(tuple("shutDown", CloseCause.APPLICATION));
    }

    private static void shutDown(Object pool) {
        ChurnscopeTraffic.poolCloses(pool);
    }

    @Test
    void aConnectionBelongsToOnePoolHoweverOftenThatIsReported() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.idle(connection);
        ChurnscopeTraffic.pooled(connection, pool);

        assertThat(site().notReused()).isEmpty();
    }

    @Test
    void nothingIsConcludedAboutALibraryThatIsNotFullyInstrumented() {
        var ignorant = new Recorder(
                CallStacks.of(new CallSiteRule(application, List.of()), 64, CloseHints.NONE),
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
    void aClosedConnectionIsNoLongerIdle() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.idle(connection);
        close(connection);
        ChurnscopeTraffic.pooled(open(), pool);

        assertThat(site().notReused()).isEqualTo(Map.of("disconnect-after-response", 1L));
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

    /** Closes like a pool that checks a connection before reusing it. */
    private static void findEnded(FileDescriptor connection) {
        ChurnscopeTraffic.acquired(connection);
        ChurnscopeTraffic.noted(connection, ChurnscopeTraffic.PEER_CLOSED);
        close(connection);
    }
}
