// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.jfr.FindingEvents;
import dev.churnscope.jfr.FlightRecorderEvents;
import dev.churnscope.jfr.RecordingDetector;
import dev.churnscope.live.ReportSource;
import dev.churnscope.record.Recorder;
import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Registers the agent's events with JDK Flight Recorder once this JVM has a recording; until then, no JFR class is loaded. */
final class RecordingEvents implements Runnable, Consumer<Throwable> {

    private final Recorder recorder;
    private final ReportSource reports;

    /** Null until this JVM has its first recording. */
    private volatile @Nullable Findings findings;

    /** @param recent for the agent's own thread, which reads often; JFR itself gets current findings */
    private record Findings(FindingEvents events, ReportSource recent) {}

    RecordingEvents(Recorder recorder, ReportSource reports) {
        this.recorder = recorder;
        this.reports = reports;
    }

    /** Starts watching for a recording. */
    void offer(Instrumentation instrumentation) {
        RecordingDetector.begin(instrumentation, this, this);
    }

    /** Adds findings that are new, or worse, to a running recording. Called once a second, on the agent's own thread. */
    void recordFindings() {
        var current = findings;
        if (current != null) {
            current.events().commitNew(() -> current.recent().report().findings());
        }
    }

    @Override
    public void run() {
        FlightRecorderEvents.begin(recorder);
        var events = FindingEvents.begin(() -> reports.report().findings());
        findings = new Findings(events, new RecentReport(reports, System::nanoTime));
    }

    @Override
    public void accept(Throwable reason) {
        AgentLog.warn("cannot provide events to JDK Flight Recorder (" + reason
                + "); recordings do not have them, and reports are written as before");
    }
}
