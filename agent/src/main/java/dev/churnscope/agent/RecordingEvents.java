// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.jfr.FlightRecorderEvents;
import dev.churnscope.jfr.RecordingWatch;
import dev.churnscope.model.Finding;
import dev.churnscope.record.Recorder;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Offers events to JDK Flight Recorder once this JVM makes a recording; until then, nothing of it is loaded. */
record RecordingEvents(Recorder recorder, Reports reports)
        implements Runnable, Supplier<List<Finding>>, Consumer<Throwable> {

    static void offer(Instrumentation instrumentation, Recorder recorder, Reports reports) {
        var events = new RecordingEvents(recorder, reports);
        RecordingWatch.begin(instrumentation, events, events);
    }

    @Override
    public void run() {
        FlightRecorderEvents.begin(recorder, this);
    }

    @Override
    public List<Finding> get() {
        return reports.report().findings();
    }

    @Override
    public void accept(Throwable reason) {
        AgentLog.warn("cannot offer events to JDK Flight Recorder (" + reason
                + "); recordings are without them, and reports are written as before");
    }
}
