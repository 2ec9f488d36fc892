// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.attach;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link Request}.
 *
 * <p>It travels as a property of the agents in that JVM, which {@code VirtualMachine.getAgentProperties} reads: through the
 * very channel that attached the agent. So it needs no file, no socket and no permission beyond that to attach, crosses the
 * borders of containers as attaching does, and is none of the system properties that the application sees.
 *
 * @param id that of the request
 * @param text a report in JSON, or lines for people
 */
public record Response(String id, Outcome outcome, String text) {

    /** What the names of these properties begin with; then comes the id, so that each command finds its own. */
    static final String PROPERTY = "dev.churnscope.answer.";

    /** What became of it. */
    public enum Outcome {
        /** The agent was attached just now; the text has what is wrong with options that others than the request gave. */
        ATTACHED,

        /** It was attached before, and the options are changed. */
        CHANGED,

        /** The text is the report. */
        REPORTED,

        /** The counters can be read; the agent was attached before. */
        WATCHED,

        /** Nothing was done; the text says why, in one line. */
        REFUSED
    }

    /** Returns the property's name. */
    public String property() {
        return PROPERTY + id;
    }

    /** Returns the property's value. */
    public String value() {
        return outcome + "\n" + text;
    }

    /** Finds the answer to a request among the properties of a JVM, or returns null. */
    static @Nullable Response to(String id, Properties properties) {
        String value = properties.getProperty(PROPERTY + id);
        if (value == null) {
            return null;
        }
        String[] parts = value.split("\n", 2);
        return new Response(id, Outcome.valueOf(parts[0]), parts[1]);
    }

    /** Whether there is an answer to any request. */
    static boolean isAny(Properties properties) {
        return properties.stringPropertyNames().stream().anyMatch(name -> name.startsWith(PROPERTY));
    }
}
