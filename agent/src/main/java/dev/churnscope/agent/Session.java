// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.instrument.ClosingMethods;
import dev.churnscope.instrument.Transformer;
import dev.churnscope.record.Recorder;
import dev.churnscope.snapshot.Timeline;
import dev.churnscope.stack.CallSiteRule;
import dev.churnscope.stack.CallStacks;
import java.lang.instrument.Instrumentation;
import java.net.ChurnscopeHook;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wires recorder, instrumentation and reports together, from attach until the JVM ends. */
final class Session {

    private static volatile @Nullable Reports running;

    private Session() {}

    /** Starts recording before {@code main}; if that fails, leaves the JVM as it was. */
    static void start(Options options, Instrumentation instrumentation) throws Exception {
        start(options, instrumentation, 0);
    }

    /** Starts recording in a running JVM, which may have any number of open connections. */
    static void startLate(Options options, Instrumentation instrumentation) throws Exception {
        start(options, instrumentation, ThisJvm.maxDescriptor());
    }

    static boolean isRunning() {
        return running != null;
    }

    /** Returns the report so far, as JSON. */
    static String report() {
        return reports().call();
    }

    /**
     * Changes options, unless one of them is invalid or cannot change: then none is changed.
     *
     * @param arguments options of a command
     * @return their problems, a line each
     */
    static List<String> change(String arguments) {
        return reports().change(arguments);
    }

    /** Makes live counters readable by commands, for as long as one reads them. */
    static void watch() throws ReflectiveOperationException {
        SampleProperty.install(reports()::samples);
    }

    private static Reports reports() {
        var reports = running;
        if (reports == null) {
            throw new IllegalStateException("not attached");
        }
        return reports;
    }

    private static void start(Options options, Instrumentation instrumentation, int maxDescriptor) throws Exception {
        var attachedAt = Instant.now();
        var rule = new CallSiteRule(options.include(), options.exclude());
        var transformer = new Transformer(new InstrumentationFailures());
        var stacks = CallStacks.of(rule, options.frames(), new ClosingMethods());
        var recorder = new Recorder(stacks, options.sites(), transformer);
        try {
            recorder.markOpenBefore(maxDescriptor);
            recorder.install();
            transformer.install(instrumentation);
            var timeline = new Timeline(attachedAt);
            var ports = new PortReport(recorder.ports());
            var reports = new Reports(options, recorder, transformer, timeline, ports, attachedAt);
            var live = new LiveAccess(options, instrumentation, recorder, reports);
            var events = new RecordingEvents(recorder, reports);
            AgentThread.start(recorder, timeline, ports, reports, live, events);
            JvmExit.run(reports);
            if (options.jfr()) {
                events.offer(instrumentation);
            }
            ChurnscopeHook.reportBy(reports);
            running = reports;
        } catch (Exception | LinkageError e) {
            Recorder.uninstall();
            instrumentation.removeTransformer(transformer);
            throw e;
        }
    }

    /** Logs what is not counted. */
    private static final class InstrumentationFailures implements Transformer.FailureListener {
        @Override
        public void failed(String instrumentation, boolean carriesConnections, Throwable reason) {
            String consequence = carriesConnections
                    ? "its connections are not counted"
                    : "its connections are counted, but not all of what it does with them";
            AgentLog.warn("cannot instrument " + instrumentation + " (" + reason + "); " + consequence);
        }
    }
}
