// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.attach;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The response to a {@link Request}.
 *
 * <p>It is returned as one of the JVM's agent properties, read by {@code VirtualMachine.getAgentProperties}: through the
 * same channel that attached the agent. So it needs no file, no socket and no permission beyond attaching, crosses
 * container boundaries as attaching does, and is not among the system properties that the application sees.
 *
 * @param id the id of the request
 * @param text a report in JSON, or lines for the user
 */
public record Response(String id, Outcome outcome, String text) {

    /** The prefix of the properties' names; the id follows, so that each command finds its own response. */
    static final String PROPERTY = "dev.churnscope.answer.";

    /** The outcome of a request. */
    public enum Outcome {
        /** The agent was attached by this request; the text lists problems with options from other sources than the request. */
        ATTACHED,

        /** The agent was attached before; the options were changed. */
        CHANGED,

        /** The text is the report. */
        REPORTED,

        /** The agent was attached before; its counters can be read. */
        WATCHED,

        /** The request was refused; the text is the reason, in one line. */
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

    /** Returns the response to a request from the agent properties of a JVM, or null if there is none. */
    static @Nullable Response to(String id, Properties properties) {
        String value = properties.getProperty(PROPERTY + id);
        if (value == null) {
            return null;
        }
        String[] parts = value.split("\n", 2);
        return new Response(id, Outcome.valueOf(parts[0]), parts[1]);
    }

    /** Whether the properties contain a response to any request. */
    static boolean hasAny(Properties properties) {
        return properties.stringPropertyNames().stream().anyMatch(name -> name.startsWith(PROPERTY));
    }
}
