// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.attach;

import java.util.Locale;

/**
 * A command's request to a JVM, sent as the arguments of an agent that is loaded once more.
 *
 * @param id identifies the response to this request
 * @param options {@code key=value,key=value}
 */
public record Request(String id, Kind kind, String options) {

    private static final String BEGINNING = "churnscope-request:";

    /** The kinds of requests. */
    public enum Kind {
        /** Attach with the options, or change options if the agent is already attached. */
        ATTACH,

        /** Return the report so far; if the agent is not attached yet, attach with the options instead. */
        REPORT,

        /** Make the counters readable as {@link CounterWatch#PROPERTY}; if the agent is not attached yet, attach first. */
        WATCH
    }

    /** Returns the agent arguments that encode this request. */
    public String text() {
        return BEGINNING + id + ":" + kind.name().toLowerCase(Locale.ROOT) + ":" + options;
    }

    /**
     * Parses the result of {@link #text}. Any other arguments, given by another tool that attaches the agent, are options.
     *
     * @throws IllegalArgumentException if another version of Churnscope wrote it, with a kind that this version does not
     *     know
     */
    public static Request of(String arguments) {
        if (!arguments.startsWith(BEGINNING)) {
            return new Request("", Kind.ATTACH, arguments);
        }
        String[] parts = arguments.substring(BEGINNING.length()).split(":", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException(arguments);
        }
        return new Request(parts[0], Kind.valueOf(parts[1].toUpperCase(Locale.ROOT)), parts[2]);
    }
}
