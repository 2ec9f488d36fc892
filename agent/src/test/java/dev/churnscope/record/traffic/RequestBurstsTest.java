// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.record.site.BurstCounts;
import dev.churnscope.stack.Caller;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestBurstsTest {

    private static final int REQUESTS = 20;

    private final RequestBursts bursts = new RequestBursts();
    private final BurstCounts counts = new BurstCounts();
    private long now = TimeUnit.DAYS.toNanos(-1);

    @Test
    void aLoopOverRequestsIsABurst() {
        for (int i = 0; i < 3; i++) {
            loop(REQUESTS, 1);
            pause(200);
        }
        bursts.settle(now);

        assertThat(counts.all())
                .containsExactly(new BurstCounts.Count(Caller.OVERFLOW, 3, 3 * REQUESTS, 3 * lasting(1)));
    }

    @Test
    void aBurstIsCountedOnceItIsKnownToBeOver() {
        loop(REQUESTS, 1);
        bursts.settle(now);
        assertThat(counts.all()).isEmpty();

        pause(100);
        bursts.settle(now);
        bursts.settle(now);
        assertThat(counts.all()).hasSize(1);
    }

    @Test
    void requestsThatComeNeitherAtOnceNorAfterAPauseAreNoBurst() {
        for (int i = 0; i < 3; i++) {
            loop(REQUESTS, 1);
            pause(50);
        }
        pause(200);
        bursts.settle(now);

        assertThat(counts.all()).isEmpty();
    }

    @Test
    void aStreamHasNoPauses() {
        loop(10_000, 20);
        bursts.settle(now);

        assertThat(counts.all()).isEmpty();
    }

    @Test
    void aFewRequestsAreNoBurst() {
        for (int i = 0; i < 100; i++) {
            loop(RequestBursts.MIN_REQUESTS - 1, 1);
            pause(200);
        }
        bursts.settle(now);

        assertThat(counts.all()).isEmpty();
    }

    /** Sends requests that take two milliseconds each. */
    private void loop(int requests, int millisApart) {
        for (int i = 0; i < requests; i++) {
            if (i > 0) {
                pause(millisApart);
            }
            if (bursts.request(now)) {
                bursts.sentBy(Caller.OVERFLOW, counts);
            }
            pause(2);
            bursts.ended(now);
        }
    }

    private static long lasting(int millisApart) {
        return TimeUnit.MILLISECONDS.toNanos(2 * REQUESTS + (REQUESTS - 1) * millisApart);
    }

    private void pause(int millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
