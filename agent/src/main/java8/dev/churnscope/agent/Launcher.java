// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;

/**
 * The entry points of the agent and of the command line.
 *
 * <p>The only class compiled for Java 8: on a JVM that is too old it prints one line and lets the application run, whereas
 * any other class of this jar would end the JVM with an {@code UnsupportedClassVersionError}. It therefore refers to the
 * next class by name only, and does nothing else.
 */
public final class Launcher {

    private static final int OLDEST_JAVA = 17;

    private Launcher() {}

    /** Called by the JVM before {@code main}, for {@code -javaagent}. Never throws. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        enter("start", arguments, instrumentation);
    }

    /** Called by the JVM when the agent is attached to it while it runs. Never throws. */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        enter("attach", arguments, instrumentation);
    }

    /** The command line, {@code java -jar churnscope-agent.jar}. */
    public static void main(String[] arguments) throws Exception {
        if (isTooOld()) {
            System.err.println("churnscope: needs Java 17 or newer, this is " + System.getProperty("java.version"));
            System.exit(2);
        }
        Class.forName("dev.churnscope.cli.CommandLineTool")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    private static void enter(String method, String arguments, Instrumentation instrumentation) {
        try {
            if (isTooOld()) {
                System.err.println("churnscope: needs Java 17 or newer, this is " + System.getProperty("java.version")
                        + "; not attached");
                return;
            }
            Class.forName("dev.churnscope.agent.Isolation", true, Launcher.class.getClassLoader())
                    .getMethod(method, String.class, Instrumentation.class)
                    .invoke(null, arguments, instrumentation);
        } catch (Throwable t) {
            Throwable cause = t;
            while (cause instanceof InvocationTargetException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            System.err.println("churnscope: could not attach (" + cause + "); the application runs without it");
        }
    }

    private static boolean isTooOld() {
        String version = System.getProperty("java.specification.version", "0");
        try {
            return version.startsWith("1.") || Integer.parseInt(version) < OLDEST_JAVA;
        } catch (NumberFormatException e) {
            return false; // Whatever writes its version like this is newer than all we know.
        }
    }
}
