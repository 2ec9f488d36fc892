// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.traffic;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class IdlenessTest {

    private static final long NEVER = Long.MAX_VALUE / 2;

    private final Idleness idleness = new Idleness();

    @Test
    void lastsUntilItEndsAndThenTellsHowLong() {
        assertThat(idleness.isIdle()).isFalse();
        assertThat(idleness.end(50)).isNull();

        assertThat(idleness.begin(100, NEVER)).isTrue();
        assertThat(idleness.isIdle()).isTrue();
        assertThat(idleness.latestNanos(130)).isEqualTo(30);

        assertThat(idleness.end(170)).isEqualTo(70L);
        assertThat(idleness.isIdle()).isFalse();
        assertThat(idleness.lastNanos()).isEqualTo(70);
        assertThat(idleness.latestNanos(999)).isEqualTo(70);
    }

    @Test
    void doesNotBeginAnewWhileItLasts() {
        idleness.begin(100, NEVER);

        assertThat(idleness.begin(200, NEVER)).isFalse();
        assertThat(idleness.end(300)).isEqualTo(200L);
        assertThat(idleness.end(400)).isNull();
    }

    @Test
    void beginsAtTheTimeThatIsNone() {
        assertThat(idleness.begin(0, NEVER)).isTrue();
        assertThat(idleness.isIdle()).isTrue();
    }

    @Test
    void isAvailableFromItsBeginningToItsEnd() {
        idleness.begin(100, NEVER);

        assertThat(idleness.wasAvailableBefore(100)).isFalse();
        assertThat(idleness.wasAvailableBefore(101)).isTrue();

        idleness.end(200);
        assertThat(idleness.wasAvailableBefore(101)).isFalse();
    }

    @Test
    void isNotAvailableWhileTheConnectionIsBeingReleased() {
        idleness.beginReleasing(100);
        assertThat(idleness.isIdle()).isTrue();
        assertThat(idleness.wasAvailableBefore(1000)).isFalse();

        idleness.released(200);
        assertThat(idleness.wasAvailableBefore(200)).isFalse();
        assertThat(idleness.wasAvailableBefore(201)).isTrue();
    }

    @Test
    void isMadeAvailableOnlyByTheThreadThatReleases() throws Exception {
        onAnotherThread(() -> idleness.beginReleasing(100));

        idleness.released(200);

        assertThat(idleness.wasAvailableBefore(1000)).isFalse();
    }

    @Test
    void isNotMadeAvailableOnceAnotherThreadHasAcquiredTheConnection() throws Exception {
        idleness.beginReleasing(100);
        onAnotherThread(() -> idleness.end(150));

        idleness.released(200);

        assertThat(idleness.isIdle()).isFalse();
        assertThat(idleness.wasAvailableBefore(1000)).isFalse();
    }

    @Test
    void runsOutAMomentBeforeThePoolsTimeoutSinceItsClockMayHaveBeenReadEarlier() {
        long until = MILLISECONDS.toNanos(1000);
        idleness.begin(100, until);

        assertThat(idleness.isUsableAt(until - 1)).isTrue();
        assertThat(idleness.isUsableAt(until)).isFalse();
        assertThat(idleness.hasRunOut(MILLISECONDS.toNanos(994))).isFalse();
        assertThat(idleness.hasRunOut(MILLISECONDS.toNanos(995))).isTrue();
    }

    private static void onAnotherThread(Callable<?> work) throws Exception {
        var task = new FutureTask<>(work);
        new Thread(task).start();
        task.get();
    }
}
