// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ChurnscopeTraffic;
import org.junit.jupiter.api.Test;

/** Which requests reached the peer, and so are counted. */
class LostRequestTest extends RecordedTraffic {

    @Test
    void aRequestThatThePeerEndsInsteadOfAnsweringIsNotCounted() {
        var connection = open();
        exchange(connection);
        ChurnscopeTraffic.request(connection);
        closeAfterReset(connection);

        assertThat(site().requests()).isEqualTo(1);
    }

    @Test
    void aRequestThatThePeerAnswersByCloseNotifyIsNotCountedThoughItsFinIsStillOnItsWay() {
        var connection = open();
        exchange(connection);
        ChurnscopeTraffic.request(connection);
        ChurnscopeTraffic.noted(connection, ChurnscopeTraffic.PEER_CLOSE_NOTIFY);
        close(connection);

        assertThat(site().requests()).isEqualTo(1);
    }

    @Test
    void aRequestWhoseResponseBreaksOffIsCounted() {
        var connection = open();
        exchange(connection);
        ChurnscopeTraffic.request(connection);
        ChurnscopeTraffic.responded(connection);
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
    void aRequestOverAClosedConnectionIsNotCounted() {
        var channel = new Object();
        var connection = open();
        ChurnscopeTraffic.associate(channel, connection);
        exchange(channel);
        close(connection);
        ChurnscopeTraffic.request(channel);

        assertThat(site().requests()).isEqualTo(1);
    }

    @Test
    void aRequestThatAServerDoesNotRespondToIsCounted() {
        var connection = accept();
        exchange(connection);
        ChurnscopeTraffic.request(connection);
        closeAfterReset(connection);

        assertThat(site().requests()).isEqualTo(2);
    }
}
