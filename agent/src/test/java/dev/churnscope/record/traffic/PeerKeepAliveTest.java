// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.NotReusedReason;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PeerKeepAliveTest {

    private static final long ROUND_TRIP = TimeUnit.MILLISECONDS.toNanos(20);

    private final PeerKeepAlive keepAlive = new PeerKeepAlive();

    @Test
    void aCloseRightBehindTheResponseIsARefusal() {
        assertThat(classifyAfterMillis(1)).isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);
        assertThat(classifyAfterMillis(119)).isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);
    }

    @Test
    void aLaterCloseIsAnIdleTimeout() {
        assertThat(classifyAfterMillis(120)).isEqualTo(NotReusedReason.STALE_POOLED_CONNECTION);
        assertThat(classifyAfterMillis(300)).isEqualTo(NotReusedReason.STALE_POOLED_CONNECTION);
    }

    @Test
    void aPeerThatLetOneBeReusedTimesOutTheOthersHoweverSoon() {
        assertThat(classifyAfterMillis(10)).isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);
        keepAlive.used();

        assertThat(classifyAfterMillis(10)).isEqualTo(NotReusedReason.STALE_POOLED_CONNECTION);
    }

    @Test
    void aCloseThatAClientSeesLateIsARefusalIfOthersWereClosedAtOnce() {
        assertThat(classifyAfterMillis(10)).isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);

        assertThat(classifyAfterMillis(5_000)).isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);
    }

    @Test
    void aCloseInUseIsNoEvidenceForOtherConnections() {
        assertThat(classifyAfterMillis(0)).isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);
        assertThat(classifyAfterMillis(300)).isEqualTo(NotReusedReason.STALE_POOLED_CONNECTION);
        keepAlive.used();

        assertThat(classifyAfterMillis(0)).isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);
    }

    private NotReusedReason classifyAfterMillis(long idle) {
        return keepAlive.classify(TimeUnit.MILLISECONDS.toNanos(idle), ROUND_TRIP);
    }
}
