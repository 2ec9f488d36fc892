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

/** The agent's own thread: keeps the timeline and the rate of closes, looks who holds the ports
 * when they run out, opens the ways in from outside, writes the reports that are due, and tells of findings. */
final class AgentThread implements Runnable {

    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Of the looks for connections in CLOSE_WAIT, which matter from ten seconds on. */
    private static final int TICKS_BETWEEN_LOOKS = 4;

    private final Recorder recorder;
    private final Timeline timeline;
    private final PortReport ports;
    private final Reports reports;
    private final LiveAccess live;
    private final RecordingEvents events;

    /** Null as long as there is nothing to find anything in. */
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
            // What was missed while the process stood still is not made up for.
            next = Math.max(next + TICK_NANOS, System.nanoTime());
            try {
                for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                    ports.lookForExhaustion();
                }
                live.look();
                ports.sample();
                timeline.sample(Instant.now(), RunningTotals.of(recorder));
                if (tick % TICKS_BETWEEN_LOOKS == 0) {
                    recorder.lookForCloseWaits();
                }
                reports.writeWhereDue();
                DynamicAttach.forgetOldAnswers();
                tellOfFindings();
                events.lookForFindings();
                SampleProperty.restIfUnread();
            } catch (Throwable e) {
                // An application that has run out of memory may free some.
                tellOfFailure(e);
            }
        }
    }

    private static void tellOfFailure(Throwable failure) {
        try {
            AgentLog.error("its own thread failed (" + failure + "); it goes on");
        } catch (Throwable e) {
            // There is not even the memory to say so.
        }
    }

    private void tellOfFindings() {
        if (recorder.sawConnections() && AgentLog.isWarning()) {
            if (findings == null) {
                findings = new NewFindings(reports, System::nanoTime, AgentLog::warn);
            }
            findings.lookIfDue();
        }
    }
}
