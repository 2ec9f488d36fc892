// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Hands over from the application's class loader, where the JVM put the agent, to the agent's own. */
public final class Isolation {

    /** Guarded by the class; once there, for every later attach. */
    private static @Nullable AgentClassLoader loader;

    private Isolation() {}

    /**
     * Starts the agent, before {@code main}, in a class loader of its own.
     *
     * @throws Exception if it cannot be started
     */
    public static void start(String arguments, Instrumentation instrumentation) throws Exception {
        agent("start").invoke(null, arguments, instrumentation);
    }

    /**
     * Does what is asked of a JVM that runs, be the agent attached to it already or not.
     *
     * @throws Exception if it cannot be done, and nobody could be told
     */
    public static void attach(String arguments, Instrumentation instrumentation) throws Exception {
        agent("attach").invoke(null, arguments, instrumentation);
    }

    private static synchronized Method agent(String method) throws Exception {
        if (loader == null) {
            var jar = Isolation.class.getProtectionDomain().getCodeSource().getLocation();
            loader = new AgentClassLoader(new File(jar.toURI()));
        }
        return Class.forName("dev.churnscope.agent.Agent", true, loader)
                .getMethod(method, String.class, Instrumentation.class);
    }
}
