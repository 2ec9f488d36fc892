// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.activity.Sample;
import dev.churnscope.activity.SampleJson;
import dev.churnscope.attach.AttachException;
import dev.churnscope.attach.CounterWatch;
import dev.churnscope.attach.ProcessEndedException;
import java.io.IOException;
import java.time.Duration;

/** Reads samples at an interval. Not thread-safe. */
final class SampleReader {

    private final CounterWatch watch;
    private final long intervalNanos;
    private long next = System.nanoTime();

    SampleReader(CounterWatch watch, Duration interval) {
        this.watch = watch;
        this.intervalNanos = interval.toNanos();
    }

    /**
     * Waits until the next sample is due, and reads it. Samples missed because of a slow response are skipped.
     *
     * @throws AttachException if the process does not return its counters
     * @throws ProcessEndedException if the process has ended
     * @throws IOException if the response is no sample
     * @throws InterruptedException if the thread is interrupted while waiting
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
