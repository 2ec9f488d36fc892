// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.record.Recorder;
import dev.churnscope.record.Timeline;
import dev.churnscope.record.UnrecordedThread;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The agent's own thread: keeps the timeline and the rate of closes, looks who holds the ports
 * when they run out, opens the ways in from outside, and writes the reports that are due. */
final class AgentThread implements Runnable {

    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Of the looks for connections in CLOSE_WAIT, which matter from ten seconds on. */
    private static final int TICKS_BETWEEN_LOOKS = 4;

    private final Recorder recorder;
    private final Timeline timeline;
    private final PortReport ports;
    private final @Nullable Duration interval;
    private final Reports reports;
    private final LiveAccess live;

    private AgentThread(
            Recorder recorder,
            Timeline timeline,
            PortReport ports,
            @Nullable Duration interval,
            Reports reports,
            LiveAccess live) {
        this.recorder = recorder;
        this.timeline = timeline;
        this.ports = ports;
        this.interval = interval;
        this.reports = reports;
        this.live = live;
    }

    /** @param interval how often to write reports, or null for never */
    static void start(
            Recorder recorder,
            Timeline timeline,
            PortReport ports,
            @Nullable Duration interval,
            Reports reports,
            LiveAccess live) {
        new UnrecordedThread(new AgentThread(recorder, timeline, ports, interval, reports, live), "churnscope").start();
    }

    @Override
    public void run() {
        ports.watch();
        long next = System.nanoTime();
        long reportDue = interval == null ? Long.MAX_VALUE : next + nanos(interval);
        for (long tick = 0; ; tick++) {
            next += TICK_NANOS;
            try {
                for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                    ports.lookForExhaustion();
                }
                live.look();
                ports.sample();
                timeline.sample(Instant.now(), recorder.totals());
                if (tick % TICKS_BETWEEN_LOOKS == 0) {
                    recorder.lookForCloseWaits();
                }
                if (interval != null && System.nanoTime() - reportDue >= 0) {
                    reportDue += nanos(interval);
                    reports.writeFiles();
                }
            } catch (Exception | LinkageError e) {
                AgentLog.warn("its own thread failed (" + e + "); it goes on");
            }
        }
    }

    /** Longer than the 292 years that a clock of nanoseconds can tell is as good as never. */
    private static long nanos(Duration interval) {
        return TimeUnit.NANOSECONDS.convert(interval);
    }
}
