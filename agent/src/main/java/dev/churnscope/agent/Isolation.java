// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Switches from the application's class loader, in which the JVM starts the agent, to the agent's own. */
public final class Isolation {

    /** Guarded by the class; once set, used for every later attach. */
    private static @Nullable AgentClassLoader loader;

    private Isolation() {}

    /**
     * Starts the agent before {@code main}, in its own class loader.
     *
     * @throws Exception if it cannot be started
     */
    public static void start(String arguments, Instrumentation instrumentation) throws Exception {
        agentMethod("start").invoke(null, arguments, instrumentation);
    }

    /**
     * Handles a request to a running JVM, whether the agent is already attached to it or not.
     *
     * @throws Exception if the request failed and no response could be given
     */
    public static void attach(String arguments, Instrumentation instrumentation) throws Exception {
        agentMethod("attach").invoke(null, arguments, instrumentation);
    }

    private static synchronized Method agentMethod(String name) throws Exception {
        if (loader == null) {
            var jar = Isolation.class.getProtectionDomain().getCodeSource().getLocation();
            loader = new AgentClassLoader(new File(jar.toURI()));
        }
        return Class.forName("dev.churnscope.agent.Agent", true, loader)
                .getMethod(name, String.class, Instrumentation.class);
    }
}
