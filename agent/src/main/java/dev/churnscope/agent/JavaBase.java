// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;

/** The doors into {@code java.base}: what is opened to the agent, and the classes that are defined into it. */
final class JavaBase {

    /** Where the jar keeps classes for {@code java.base}: not where a class loader would look for them. */
    private static final String CLASSES = "META-INF/churnscope/java.base/";

    private static final String HOOK = "java.net.ChurnscopeHook";

    private JavaBase() {}

    /** Whether an agent was attached to this JVM before. */
    static boolean hasHook() {
        try {
            Class.forName(HOOK, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /**
     * Opens what the agent reads to its module, and to no other.
     *
     * <ul>
     *   <li>{@code java.lang}: {@code Throwable.backtrace}, and whether shutdown hooks run;
     *   <li>{@code java.util}: what stands behind the properties that commands read;
     *   <li>{@code java.net} and {@code sun.nio.ch}: to define classes into them, and to ask a socket for its state;
     *   <li>{@code sun.security.ssl}: the socket that TLS was layered upon;
     *   <li>{@code jdk.internal.access}: the number in a file descriptor, and the order of shutdown;
     *   <li>{@code jdk.internal.misc}: whether a class of the application's is initialised;
     *   <li>{@code jdk.internal.reflect}: what a method reference refers to;
     *   <li>{@code jdk.internal.vm}: where agents leave what commands read.
     * </ul>
     */
    static void openTo(Module agent, Instrumentation instrumentation) {
        var to = Set.of(agent);
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(
                        "sun.nio.ch",
                        to,
                        "jdk.internal.access",
                        to,
                        "jdk.internal.misc",
                        to,
                        "jdk.internal.reflect",
                        to,
                        "jdk.internal.vm",
                        to),
                Map.of("java.lang", to, "java.net", to, "java.util", to, "sun.nio.ch", to, "sun.security.ssl", to),
                Set.of(),
                Map.of());
    }

    /** Defines the hooks, and the class that asks sockets for their state. */
    static void defineHook() throws ReflectiveOperationException, IOException {
        define("sun.nio.ch.DirectBuffer", "sun/nio/ch/ChurnscopeProbe.classdata");
        define("java.net.URL", "java/net/ChurnscopeHook.classdata");
        define("java.net.URL", "java/net/ChurnscopePropagation.classdata");
        define("java.net.URL", "java/net/ChurnscopeTraffic.classdata");
        define("java.net.URL", "java/net/ChurnscopeNative.classdata");
    }

    /** @param neighbour a class of the same package that every JVM has loaded by now */
    private static void define(String neighbour, String file) throws ReflectiveOperationException, IOException {
        try (var classFile = JavaBase.class.getClassLoader().getResourceAsStream(CLASSES + file)) {
            if (classFile == null) {
                throw new FileNotFoundException(CLASSES + file + " is missing from the agent's jar");
            }
            MethodHandles.privateLookupIn(Class.forName(neighbour, false, null), MethodHandles.lookup())
                    .defineClass(classFile.readAllBytes());
        }
    }
}
