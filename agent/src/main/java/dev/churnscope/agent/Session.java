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

/** Wires recorder, instrumentation and reports together, from the moment of attaching until the JVM ends. */
final class Session {

    private static volatile @Nullable Reports running;

    private Session() {}

    /** Begins to record before {@code main}; where that fails, leaves the JVM as it was. */
    static void start(Options options, Instrumentation instrumentation) throws Exception {
        start(options, instrumentation, 0);
    }

    /** The same in a JVM that runs, and may have any number of connections open. */
    static void startLate(Options options, Instrumentation instrumentation) throws Exception {
        start(options, instrumentation, ThisJvm.descriptors());
    }

    static boolean isRunning() {
        return running != null;
    }

    /** Returns the report so far, as JSON. */
    static String report() {
        return reports().call();
    }

    /**
     * Changes the options that can be changed, or none.
     *
     * @param arguments options as a command gives them
     * @return what is wrong with them, a line each
     */
    static List<String> change(String arguments) {
        return reports().change(arguments);
    }

    /** Lets the counters be read from outside, for as long as somebody does. */
    static void watch() throws ReflectiveOperationException {
        SampleProperty.answerBy(reports()::samples);
    }

    private static Reports reports() {
        var reports = running;
        if (reports == null) {
            throw new IllegalStateException("not attached");
        }
        return reports;
    }

    private static void start(Options options, Instrumentation instrumentation, int descriptors) throws Exception {
        var attachedAt = Instant.now();
        var rule = new CallSiteRule(options.include(), options.exclude());
        var transformer = new Transformer(new InstrumentationFailures());
        var stacks = CallStacks.of(rule, options.frames(), new ClosingMethods());
        var recorder = new Recorder(stacks, options.sites(), transformer);
        try {
            recorder.markOpenBefore(descriptors);
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

    /** Says what is not counted. */
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
