// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;

/** Access to {@code java.base}: opens packages to the agent, and defines the hook classes into it. */
final class JavaBase {

    /** The jar's directory of classes for {@code java.base}, in which no class loader looks. */
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
     * Opens the packages that the agent accesses to its module, and to no other.
     *
     * <ul>
     *   <li>{@code java.lang}: {@code Throwable.backtrace}, and whether shutdown hooks run;
     *   <li>{@code java.util}: the defaults of the properties that commands read;
     *   <li>{@code java.net} and {@code sun.nio.ch}: to define classes into them, and to read the state of sockets;
     *   <li>{@code sun.security.ssl}: the socket below a TLS socket;
     *   <li>{@code jdk.internal.access}: the number of a file descriptor, and the slots of shutdown hooks;
     *   <li>{@code jdk.internal.misc}: whether a class of the application is initialized;
     *   <li>{@code jdk.internal.reflect}: the target of a method reference;
     *   <li>{@code jdk.internal.vm}: the agent properties that commands read.
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

    /** Defines the hooks, and the class that reads the state of sockets. */
    static void defineHook() throws ReflectiveOperationException, IOException {
        define("sun.nio.ch.DirectBuffer", "sun/nio/ch/ChurnscopeProbe.classdata");
        define("java.net.URL", "java/net/ChurnscopeHook.classdata");
        define("java.net.URL", "java/net/ChurnscopePropagation.classdata");
        define("java.net.URL", "java/net/ChurnscopeTraffic.classdata");
        define("java.net.URL", "java/net/ChurnscopeNative.classdata");
    }

    /** @param neighbour a class of the same package that every JVM has loaded before */
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
