// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ChurnscopePropagation;
import java.net.ChurnscopeTraffic;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which idle connection a pool missed, and opened another instead. */
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
    void aConnectionThatAnotherThreadHasAcquiredIsNotMissed() {
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
    void aConnectionThatAnotherThreadMayHaveAcquiredIsNotMissed() {
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
    void aConnectionThatIsNotReleasedYetIsNotMissed() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.releasing(connection);
        ChurnscopeTraffic.pooled(open(), pool);
        ChurnscopeTraffic.released(connection);

        assertThat(site().notReused()).isEmpty();
    }

    @Test
    void aReleasedConnectionIsMissed() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.releasing(connection);
        ChurnscopeTraffic.released(connection);
        ChurnscopeTraffic.pooled(open(), pool);

        assertThat(site().notReused()).isEqualTo(Map.of("pool-key-miss", 1L));
    }

    @Test
    void aLateReportOfAReleaseDoesNotApplyToTheNextRelease() throws InterruptedException {
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
    void aConnectionThatBecameIdleAfterTheLookupBeganIsNotMissed() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.lookupBegins(pool);
        ChurnscopeTraffic.idle(connection);
        ChurnscopeTraffic.pooled(open(), pool);

        assertThat(site().notReused()).isEmpty();
    }

    @Test
    void aConnectionThatBecameIdleAfterTheRequestIsNotMissed() {
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
    void aConnectionThatWasSeenToEndIsNotMissed() {
        var connection = open();
        ChurnscopeTraffic.pooled(connection, pool);
        ChurnscopeTraffic.idle(connection);
        ChurnscopeTraffic.noted(connection, ChurnscopeTraffic.EVICTED);
        ChurnscopeTraffic.pooled(open(), pool);

        assertThat(site().notReused()).isEmpty();
    }
}
