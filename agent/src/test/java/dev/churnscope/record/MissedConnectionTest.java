// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ChurnscopePropagation;
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
        ChurnscopeTraffic.pollBegins();
        ChurnscopeTraffic.acquired(connection);
        ChurnscopeTraffic.pollEnds();
        ChurnscopeTraffic.pooled(open(), pool);

        assertThat(site().notReused()).isEmpty();
    }

    @Test
    void aConnectionThatAnotherThreadMayHaveTakenIsNotMissed() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.idle(connection);
        ChurnscopeTraffic.pollBegins();
        ChurnscopeTraffic.pooled(open(), pool);
        ChurnscopeTraffic.acquired(connection);
        ChurnscopeTraffic.pollEnds();

        assertThat(site().notReused()).isEmpty();
    }

    @Test
    void aConnectionThatIsNotBackInItsPoolYetIsNotMissed() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.releasing(connection);
        ChurnscopeTraffic.pooled(open(), pool);
        ChurnscopeTraffic.released(connection);

        assertThat(site().notReused()).isEmpty();
    }

    @Test
    void aConnectionThatWasBackInItsPoolIsMissed() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.releasing(connection);
        ChurnscopeTraffic.released(connection);
        ChurnscopeTraffic.pooled(open(), pool);

        assertThat(site().notReused()).isEqualTo(Map.of("pool-key-miss", 1L));
    }

    @Test
    void aThreadThatIsLateToSayThatItGaveAConnectionBackSaysNothingOfTheNext() throws InterruptedException {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.releasing(connection);
        var other = new Thread(() -> {
            ChurnscopeTraffic.acquired(connection);
            ChurnscopeTraffic.releasing(connection);
        });
        other.start();
        other.join();
        ChurnscopeTraffic.released(connection);
        ChurnscopeTraffic.pooled(open(), pool);

        assertThat(site().notReused()).isEmpty();
    }

    @Test
    void whatBecameIdleAfterTheSearchBeganIsNotMissed() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.lookupBegins(pool);
        ChurnscopeTraffic.idle(connection);
        ChurnscopeTraffic.pooled(open(), pool);

        assertThat(site().notReused()).isEmpty();
    }

    @Test
    void whatBecameIdleAfterTheOneAskedWhomItIsOpenedForIsNotMissed() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        var call = new Object();
        ChurnscopePropagation.capture(call);
        ChurnscopeTraffic.idle(connection);
        ChurnscopePropagation.begin(call);
        ChurnscopeTraffic.pooled(open(), pool);
        ChurnscopePropagation.end();

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
