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
    void whatEndsRightBehindTheResponseWasRefused() {
        assertThat(lostAfterMillis(1)).isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);
        assertThat(lostAfterMillis(119)).isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);
    }

    @Test
    void whatEndsLaterHasIdledForTooLong() {
        assertThat(lostAfterMillis(120)).isEqualTo(NotReusedReason.STALE_POOLED_CONNECTION);
        assertThat(lostAfterMillis(300)).isEqualTo(NotReusedReason.STALE_POOLED_CONNECTION);
    }

    @Test
    void aPeerThatLetOneBeUsedAgainTimesOutTheOthersHoweverSoon() {
        assertThat(lostAfterMillis(10)).isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);
        keepAlive.used();

        assertThat(lostAfterMillis(10)).isEqualTo(NotReusedReason.STALE_POOLED_CONNECTION);
    }

    @Test
    void aClientThatLooksLateAtWhatEndedAtOnceFindsItRefused() {
        assertThat(lostAfterMillis(10)).isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);

        assertThat(lostAfterMillis(5_000)).isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);
    }

    @Test
    void whatEndsInUseSaysNothingOfTheOthers() {
        assertThat(lostAfterMillis(0)).isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);
        assertThat(lostAfterMillis(300)).isEqualTo(NotReusedReason.STALE_POOLED_CONNECTION);
        keepAlive.used();

        assertThat(lostAfterMillis(0)).isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);
    }

    private NotReusedReason lostAfterMillis(long idle) {
        return keepAlive.lost(TimeUnit.MILLISECONDS.toNanos(idle), ROUND_TRIP);
    }
}
