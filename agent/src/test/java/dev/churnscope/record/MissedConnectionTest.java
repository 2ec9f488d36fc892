// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ChurnscopeHandOver;
import java.net.ChurnscopeTraffic;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which connection a pool had idle, and did not use for the next. */
class MissedConnectionTest extends RecordedTraffic {

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
}
