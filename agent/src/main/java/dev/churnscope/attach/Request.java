// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.attach;

import java.util.Locale;

/**
 * What a command asks of a JVM. It travels as the arguments of an agent that is attached once more.
 *
 * @param id tells the answer from that to another command
 * @param options {@code key=value,key=value}
 */
public record Request(String id, Kind kind, String options) {

    private static final String BEGINNING = "churnscope-request:";

    /** What can be asked for. */
    public enum Kind {
        /** To attach with the options, or to change those that can change where the agent is attached already. */
        ATTACH,

        /** The report so far; where the agent is not attached yet, to attach with the options instead. */
        REPORT,

        /** To let the counters be read as {@link CounterWatch#PROPERTY}; where the agent is not attached yet, to attach it before. */
        WATCH
    }

    /** Returns the arguments to give to the agent. */
    public String text() {
        return BEGINNING + id + ":" + kind.name().toLowerCase(Locale.ROOT) + ":" + options;
    }

    /**
     * Reads what {@link #text} wrote. Whatever else an agent may be given when some other tool attaches it are options.
     *
     * @throws IllegalArgumentException if another version of Churnscope wrote it, which can ask for what this one cannot
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
