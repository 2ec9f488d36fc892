// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import jdk.internal.access.SharedSecrets;

/**
 * Runs the agent's final work when the JVM ends: after {@code main} returns or throws, at {@code System.exit}, or at
 * SIGTERM.
 *
 * <p>The application's shutdown hooks run concurrently, in no defined order, and may close connections. The JDK has a few
 * numbered slots ({@code java.lang.Shutdown}); the hooks are slot 1 and complete before the next slot is run. So work in a
 * later slot sees the closes of all hooks.
 */
final class JvmExit {

    /** After console (0), application (1) and delete-on-exit (2). */
    private static final int FIRST_SLOT = 3;

    private static final int LAST_SLOT = 9;

    private JvmExit() {}

    static void run(Runnable work) {
        for (int slot = FIRST_SLOT; slot <= LAST_SLOT; slot++) {
            try {
                SharedSecrets.getJavaLangAccess().registerShutdownHook(slot, false, work);
                return;
            } catch (InternalError slotIsTaken) {
                // Try the next slot.
            } catch (LinkageError anotherJdk) {
                break;
            }
        }
        Runtime.getRuntime().addShutdownHook(new Thread(null, work, "churnscope-exit", 0, false));
    }
}
