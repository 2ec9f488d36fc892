// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Attaches to this JVM.
 *
 * <p>Runs before {@code main}, so every millisecond here is one of the application's start. Nothing is loaded that is not
 * needed yet: in particular no byte code library before a class is there to change, no JSON before there is a report, and
 * neither {@code java.util.logging} nor {@code javax.management}, whose implementations applications want to choose.
 */
public final class Agent {

    private Agent() {}

    /**
     * Reads the options and begins to record.
     *
     * @param arguments what stands behind {@code -javaagent:churnscope-agent.jar=}, or null
     */
    public static void start(@Nullable String arguments, Instrumentation instrumentation) throws Exception {
        var options = Options.read(arguments == null ? "" : arguments);
        AgentLog.setLevel(options.log());
        for (String problem : options.problems()) {
            AgentLog.warn(problem);
        }
        if (!options.enabled()) {
            return;
        }
        if (JavaBase.hasHook()) {
            AgentLog.info("is attached already; the options given now are ignored");
            return;
        }
        JavaBase.openTo(Agent.class.getModule(), instrumentation);
        JavaBase.defineHook();
        // A class of its own, since it cannot be linked before the hook is defined.
        Session.start(options, instrumentation);
    }

    /**
     * Does what a command asks of a JVM that runs.
     *
     * @param arguments a request of the command line's, or the options that another tool attaches the agent with
     */
    public static void attach(@Nullable String arguments, Instrumentation instrumentation) throws Exception {
        DynamicAttach.answer(arguments == null ? "" : arguments, instrumentation);
    }
}
