// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The agent's entry points, in the agent's own class loader.
 *
 * <p>Runs before {@code main}, so every millisecond spent here delays the application's start. Nothing is loaded before it
 * is needed: no byte code library before there is a class to change, no JSON before there is a report, and neither
 * {@code java.util.logging} nor {@code javax.management}, whose implementations applications want to choose.
 */
public final class Agent {

    private Agent() {}

    /**
     * Reads the options and starts recording.
     *
     * @param arguments the text after {@code -javaagent:churnscope-agent.jar=}, or null
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
            AgentLog.info("already attached; the options given now are ignored");
            return;
        }
        JavaBase.openTo(Agent.class.getModule(), instrumentation);
        JavaBase.defineHook();
        // In a separate class, which cannot be linked before the hook is defined.
        Session.start(options, instrumentation);
    }

    /**
     * Handles the request of a command to a running JVM.
     *
     * @param arguments a request of a command, or options if another tool attaches the agent
     */
    public static void attach(@Nullable String arguments, Instrumentation instrumentation) throws Exception {
        DynamicAttach.handle(arguments == null ? "" : arguments, instrumentation);
    }
}
