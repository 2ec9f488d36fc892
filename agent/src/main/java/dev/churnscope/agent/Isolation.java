// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;

/** Hands over from the application's class loader, where the JVM put the agent, to the agent's own. */
public final class Isolation {

    private Isolation() {}

    /**
     * Starts the agent in a class loader of its own.
     *
     * @throws Exception if it cannot be started
     */
    public static void start(String arguments, Instrumentation instrumentation) throws Exception {
        var jar = Isolation.class.getProtectionDomain().getCodeSource().getLocation();
        var loader = new AgentClassLoader(new File(jar.toURI()));
        Class.forName("dev.churnscope.agent.Agent", true, loader)
                .getMethod("start", String.class, Instrumentation.class)
                .invoke(null, arguments, instrumentation);
    }
}
