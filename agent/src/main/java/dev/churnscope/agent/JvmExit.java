// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import jdk.internal.access.SharedSecrets;

/**
 * Runs the agent's last work when the JVM ends: at the return of {@code main}, {@code System.exit}, SIGTERM, or an
 * exception that {@code main} throws.
 *
 * <p>Shutdown hooks of the application run side by side, in no order, and close connections. The JDK has a few numbered
 * slots of which those hooks are slot 1 and run to their end before the next slot is started ({@code java.lang.Shutdown}).
 * A slot behind them sees what they closed.
 */
final class JvmExit {

    /** Behind console (0), application (1) and delete-on-exit (2). */
    private static final int FIRST_SLOT = 3;

    private static final int LAST_SLOT = 9;

    private JvmExit() {}

    static void run(Runnable work) {
        for (int slot = FIRST_SLOT; slot <= LAST_SLOT; slot++) {
            try {
                SharedSecrets.getJavaLangAccess().registerShutdownHook(slot, false, work);
                return;
            } catch (InternalError slotIsTaken) {
                // The next one will do as well.
            } catch (LinkageError anotherJdk) {
                break;
            }
        }
        Runtime.getRuntime().addShutdownHook(new Thread(null, work, "churnscope-exit", 0, false));
    }
}
