// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The agent's log: one line for each message on stderr, through the agent's own copy of SLF4J, which no application sees.
 *
 * <p>SLF4J is loaded with the first message; usually there is none.
 */
final class AgentLog {

    private static volatile String level = "warn";

    private AgentLog() {}

    /** @param name {@code off}, {@code error}, {@code warn}, {@code info} or {@code debug} */
    static void setLevel(String name) {
        level = name;
    }

    /** Logs that the agent could not do what it was configured to do. */
    static void error(String message) {
        if (!level.equals("off")) {
            Lazy.LOGGER.error(message);
        }
    }

    static void warn(String message) {
        if (isWarning()) {
            Lazy.LOGGER.warn(message);
        }
    }

    /** Whether warnings are logged. Loads no classes. */
    static boolean isWarning() {
        return !level.equals("off") && !level.equals("error");
    }

    static void info(String message) {
        if (level.equals("info") || level.equals("debug")) {
            Lazy.LOGGER.info(message);
        }
    }

    /** Whether messages of a level are logged; called by the SLF4J logger. */
    static boolean isEnabled(Level wanted) {
        return !level.equals("off")
                && wanted.toInt()
                        >= Level.valueOf(level.toUpperCase(Locale.ROOT)).toInt();
    }

    private static final class Lazy {
        static final Logger LOGGER = LoggerFactory.getLogger("churnscope");
    }
}
