// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What the agent has to say: one line each on stderr, through an SLF4J of its own that no application sees.
 *
 * <p>SLF4J is loaded with the first line. Nearly always there is none.
 */
final class AgentLog {

    private static volatile String level = "warn";

    private AgentLog() {}

    /** @param name {@code off}, {@code error}, {@code warn}, {@code info} or {@code debug} */
    static void setLevel(String name) {
        level = name;
    }

    /** For what the agent was told to do and could not. */
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

    /** Whether warnings are wanted. Loads nothing. */
    static boolean isWarning() {
        return !level.equals("off") && !level.equals("error");
    }

    static void info(String message) {
        if (level.equals("info") || level.equals("debug")) {
            Lazy.LOGGER.info(message);
        }
    }

    /** Whether lines of this level are wanted; asked by the logger behind SLF4J. */
    static boolean isEnabled(Level wanted) {
        return !level.equals("off")
                && wanted.toInt()
                        >= Level.valueOf(level.toUpperCase(Locale.ROOT)).toInt();
    }

    private static final class Lazy {
        static final Logger LOGGER = LoggerFactory.getLogger("churnscope");
    }
}
