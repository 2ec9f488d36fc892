// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.Role;
import dev.churnscope.record.Threads;
import dev.churnscope.record.site.SiteCounters;
import dev.churnscope.record.site.SiteKey;
import dev.churnscope.record.socket.FourTuple;
import dev.churnscope.stack.Caller;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ActiveCloseLogTest {

    private static final SiteCounters SITE =
            new SiteCounters(new SiteKey(Role.CLIENT, "com.example.Shop", "call", "Socket"), Caller.UNKNOWN);

    private final ActiveCloseLog closed = new ActiveCloseLog(0);

    @Test
    void keepsTheClosesOfTheLastTwoMinutes() {
        closed.add(1, 10, SITE, seconds(0));
        closed.add(2, 20, SITE, seconds(100));

        assertThat(kept(seconds(120))).containsExactly(new FourTuple(1, 10), new FourTuple(2, 20));
        assertThat(kept(seconds(121))).containsExactly(new FourTuple(2, 20));
        assertThat(closed.forgotten(seconds(121))).isZero();
    }

    @Test
    void keepsSiteAndTimeOfEachClose() {
        closed.add(1, 10, SITE, seconds(7));

        closed.forEach(seconds(8), (connection, site, second) -> {
            assertThat(site).isSameAs(SITE);
            assertThat(second).isEqualTo(7);
        });
    }

    @Test
    void aFullLogReplacesTheOldestAndCountsThem() {
        for (int i = 0; i < ActiveCloseLog.CAPACITY + 1; i++) {
            closed.add(i, 1, SITE, seconds(1));
        }

        assertThat(closed.forgotten(seconds(1))).isEqualTo(1024);
        assertThat(kept(seconds(1))).hasSize(ActiveCloseLog.CAPACITY - 1024 + 1).contains(new FourTuple(1024, 1));
    }

    @Test
    void replacedExpiredEntriesAreNotCountedAsForgotten() {
        for (int i = 0; i < 2 * ActiveCloseLog.CAPACITY; i++) {
            closed.add(i, 1, SITE, seconds(i < ActiveCloseLog.CAPACITY ? 0 : 130));
        }

        assertThat(closed.forgotten(seconds(130))).isZero();
        assertThat(kept(seconds(130))).hasSize(ActiveCloseLog.CAPACITY);
    }

    @Test
    void forgottenEntriesExpire() {
        closed.addUnknown(seconds(5));

        assertThat(closed.forgotten(seconds(5))).isEqualTo(1);
        assertThat(closed.forgotten(seconds(125))).isEqualTo(1);
        assertThat(closed.forgotten(seconds(126))).isZero();
    }

    @Test
    void theMemoryOfExpiredChunksIsFreed() {
        for (int i = 0; i < 5_000; i++) {
            closed.add(i, 1, SITE, seconds(1));
        }
        closed.freeExpired(seconds(121));
        assertThat(kept(seconds(121))).hasSize(5_000);

        closed.freeExpired(seconds(122));
        closed.add(5_000, 1, SITE, seconds(123));

        assertThat(kept(seconds(123))).containsExactly(new FourTuple(5_000, 1));
    }

    @Test
    void noneIsLostUnderManyThreads() throws Exception {
        int threads = 8;
        int each = 20_000;

        Threads.run(threads, thread -> {
            for (int i = 0; i < each; i++) {
                closed.add(i, thread, SITE, seconds(1));
            }
        });

        assertThat(new HashSet<>(kept(seconds(1)))).hasSize(threads * each);
        assertThat(closed.forgotten(seconds(1))).isZero();
    }

    private List<FourTuple> kept(long now) {
        var kept = new ArrayList<FourTuple>();
        closed.forEach(now, (connection, site, second) -> kept.add(connection));
        return kept;
    }

    private static long seconds(int seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
