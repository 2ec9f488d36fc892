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

/** Offers events to JDK Flight Recorder once this JVM makes a recording; until then, nothing of it is loaded. */
final class RecordingEvents implements Runnable, Consumer<Throwable> {

    private final Recorder recorder;
    private final ReportSource reports;

    /** Null as long as this JVM has made no recording. */
    private volatile @Nullable Findings findings;

    /** @param recent for the agent's own thread, which asks often; JFR itself gets those of the moment */
    private record Findings(FindingEvents events, ReportSource recent) {}

    RecordingEvents(Recorder recorder, ReportSource reports) {
        this.recorder = recorder;
        this.reports = reports;
    }

    /** Begins to watch for a recording. */
    void offer(Instrumentation instrumentation) {
        RecordingDetector.begin(instrumentation, this, this);
    }

    /** Tells a recording that runs of findings that are new, or worse. Called once a second, on the agent's own thread. */
    void lookForFindings() {
        var known = findings;
        if (known != null) {
            known.events().look(() -> known.recent().report().findings());
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
        AgentLog.warn("cannot offer events to JDK Flight Recorder (" + reason
                + "); recordings are without them, and reports are written as before");
    }
}
