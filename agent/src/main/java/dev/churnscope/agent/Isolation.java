// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads the agent a second time, apart from the application.
 *
 * <p>The JVM loads the agent's jar into the application's class loader, and so into the application's unnamed module.
 * What is opened to the agent would then be opened to the application, whose libraries try such doors (Netty does with
 * {@code sun.nio.ch}) and behave differently where they find one open. A class loader of its own gives the agent a module
 * of its own. Its parent is the platform loader: nothing on the application's class path can replace a class of the
 * agent's.
 */
public final class Isolation {

    private Isolation() {}

    /**
     * Starts the agent in a class loader of its own.
     *
     * @throws ReflectiveOperationException if the agent's start throws, which is its cause
     */
    public static void start(String arguments, Instrumentation instrumentation)
            throws ReflectiveOperationException, IOException {
        var jar = Isolation.class.getProtectionDomain().getCodeSource().getLocation();
        // Never closed: the agent lives as long as the JVM.
        @SuppressWarnings("resource")
        var loader = new URLClassLoader("churnscope", new URL[] {jar}, ClassLoader.getPlatformClassLoader());
        try {
            Class.forName("dev.churnscope.agent.Agent", true, loader)
                    .getMethod("start", String.class, Instrumentation.class)
                    .invoke(null, arguments, instrumentation);
        } catch (ReflectiveOperationException | LinkageError e) {
            loader.close();
            throw e;
        }
    }
}
