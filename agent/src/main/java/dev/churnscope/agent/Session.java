// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.instrument.ClosingMethods;
import dev.churnscope.instrument.Transformer;
import dev.churnscope.record.Recorder;
import dev.churnscope.record.Timeline;
import dev.churnscope.stack.CallSiteRule;
import dev.churnscope.stack.CallStacks;
import java.lang.instrument.Instrumentation;
import java.net.ChurnscopeHook;
import java.time.Instant;

/** Wires recorder, instrumentation and reports together, from the moment of attaching until the JVM ends. */
final class Session {

    private Session() {}

    /** Begins to record; where that fails, leaves the JVM as it was. */
    static void start(Options options, Instrumentation instrumentation) throws Exception {
        var attachedAt = Instant.now();
        var rule = new CallSiteRule(options.include(), options.exclude());
        var transformer = new Transformer(new InstrumentationFailures());
        var stacks = CallStacks.of(rule, options.frames(), new ClosingMethods());
        var recorder = new Recorder(stacks, options.sites(), transformer);
        try {
            recorder.install();
            transformer.install(instrumentation);
            var timeline = new Timeline(attachedAt);
            var ports = new PortReport(recorder.ports());
            var reports = new Reports(options, recorder, transformer, timeline, ports, attachedAt);
            var live = new LiveAccess(options.endpoint(), recorder, reports);
            AgentThread.start(recorder, timeline, ports, options.interval(), reports, live);
            JvmExit.run(reports);
            ChurnscopeHook.reportBy(reports);
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
