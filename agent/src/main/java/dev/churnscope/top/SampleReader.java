// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.activity.Sample;
import dev.churnscope.activity.SampleJson;
import dev.churnscope.attach.AttachException;
import dev.churnscope.attach.CounterWatch;
import dev.churnscope.attach.ProcessEndedException;
import java.io.IOException;
import java.time.Duration;

/** Reads samples at an interval. For use by one thread. */
final class SampleReader {

    private final CounterWatch watch;
    private final long intervalNanos;
    private long next = System.nanoTime();

    SampleReader(CounterWatch watch, Duration interval) {
        this.watch = watch;
        this.intervalNanos = interval.toNanos();
    }

    /**
     * Waits until it is time, and reads. Of times that a slow answer makes it miss, it makes up none.
     *
     * @throws AttachException if the process does not tell
     * @throws ProcessEndedException if it has ended
     * @throws IOException if it tells something else
     * @throws InterruptedException if the thread is not to wait any longer
     */
    Sample next() throws AttachException, ProcessEndedException, IOException, InterruptedException {
        long wait = next - System.nanoTime();
        if (wait > 0) {
            Thread.sleep(Duration.ofNanos(wait).toMillis());
        }
        next = Math.max(next, System.nanoTime() - intervalNanos) + intervalNanos;
        return SampleJson.read(watch.read());
    }
}
