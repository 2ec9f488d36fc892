// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.record.Recorder;
import dev.churnscope.record.UnrecordedThread;
import dev.churnscope.snapshot.RunningTotals;
import dev.churnscope.snapshot.Timeline;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own thread: once a second it samples the timeline and the rate of closes, opens endpoint and MBean when
 * possible, writes reports that are due, and logs new findings. When ports run out, it records at once which sites hold
 * them.
 */
final class AgentThread implements Runnable {

    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Interval of the scan for connections in CLOSE_WAIT, which count from ten seconds on. */
    private static final int TICKS_BETWEEN_SCANS = 4;

    private final Recorder recorder;
    private final Timeline timeline;
    private final PortReport ports;
    private final Reports reports;
    private final LiveAccess live;
    private final RecordingEvents events;

    /** Null until a connection was recorded. */
    private @Nullable NewFindings findings;

    private AgentThread(
            Recorder recorder,
            Timeline timeline,
            PortReport ports,
            Reports reports,
            LiveAccess live,
            RecordingEvents events) {
        this.recorder = recorder;
        this.timeline = timeline;
        this.ports = ports;
        this.reports = reports;
        this.live = live;
        this.events = events;
    }

    static void start(
            Recorder recorder,
            Timeline timeline,
            PortReport ports,
            Reports reports,
            LiveAccess live,
            RecordingEvents events) {
        new UnrecordedThread(new AgentThread(recorder, timeline, ports, reports, live, events), "churnscope").start();
    }

    @Override
    public void run() {
        ports.watch();
        long next = System.nanoTime();
        for (long tick = 0; ; tick++) {
            // Ticks that were missed while the process was suspended are skipped.
            next = Math.max(next + TICK_NANOS, System.nanoTime());
            try {
                for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                    ports.recordExhaustion();
                }
                live.openIfReady();
                ports.sample();
                timeline.sample(Instant.now(), RunningTotals.of(recorder));
                if (tick % TICKS_BETWEEN_SCANS == 0) {
                    recorder.scanForCloseWaits();
                }
                reports.writeIfDue();
                DynamicAttach.discardOldResponses();
                logFindings();
                events.recordFindings();
                SampleProperty.sleepIfUnread();
            } catch (Throwable e) {
                // Goes on: after an OutOfMemoryError, the application may free memory.
                logFailure(e);
            }
        }
    }

    private static void logFailure(Throwable failure) {
        try {
            AgentLog.error("the agent's thread failed (" + failure + "), and continues");
        } catch (Throwable e) {
            // Not even enough memory to log it.
        }
    }

    private void logFindings() {
        if (recorder.sawConnections() && AgentLog.isWarning()) {
            if (findings == null) {
                findings = new NewFindings(reports, System::nanoTime, AgentLog::warn);
            }
            findings.checkIfDue();
        }
    }
}
