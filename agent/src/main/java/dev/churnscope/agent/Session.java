// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.instrument.Transformer;
import dev.churnscope.record.CallSiteRule;
import dev.churnscope.record.Recorder;
import dev.churnscope.record.Timeline;
import java.lang.instrument.Instrumentation;
import java.net.ChurnscopeHook;
import java.time.Instant;

/** Wires recorder, instrumentation and reports together, from the moment of attaching until the JVM ends. */
final class Session {

    private Session() {}

    /** Begins to record; where that fails, leaves the JVM as it was. */
    static void start(Options options, Instrumentation instrumentation) throws Exception {
        var attachedAt = Instant.now();
        var recorder =
                new Recorder(new CallSiteRule(options.include(), options.exclude()), options.frames(), options.sites());
        var transformer = new Transformer(new InstrumentationFailures());
        try {
            ChurnscopeHook.install(recorder);
            transformer.install(instrumentation);
            var timeline = new Timeline(attachedAt);
            var reports = new Reports(options, recorder, transformer, timeline, attachedAt);
            AgentThread.start(recorder, timeline, options.interval(), reports);
            JvmExit.run(reports);
        } catch (Exception | LinkageError e) {
            ChurnscopeHook.install(null);
            instrumentation.removeTransformer(transformer);
            throw e;
        }
    }

    /** Says what is not counted. */
    private static final class InstrumentationFailures implements Transformer.FailureListener {
        @Override
        public void failed(String instrumentation, Throwable reason) {
            AgentLog.warn(
                    "cannot instrument " + instrumentation + " (" + reason + "); its connections are not counted");
        }
    }
}
