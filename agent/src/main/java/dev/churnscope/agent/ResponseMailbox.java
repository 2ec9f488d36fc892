// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.attach.Response;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps responses for commands to read: each for a minute, within a size limit, since a report may be megabytes and there
 * is no acknowledgement that it was read.
 *
 * <p>Thread-safe.
 */
final class ResponseMailbox {

    private static final long RETENTION_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** Limit for all responses together; the newest is kept even if it is longer. */
    static final int MAX_CHARACTERS = 4_000_000;

    private final Properties properties;
    private final LongSupplier clock;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private long characters;

    private record Kept(String property, int characters, long putAt) {}

    /**
     * Creates an empty mailbox.
     *
     * @param properties the properties that commands read
     * @param clock as {@link System#nanoTime}
     */
    ResponseMailbox(Properties properties, LongSupplier clock) {
        this.properties = properties;
        this.clock = clock;
    }

    synchronized void put(Response response) {
        String value = response.value();
        properties.setProperty(response.property(), value);
        kept.addLast(new Kept(response.property(), value.length(), clock.getAsLong()));
        characters += value.length();
        while (kept.size() > 1 && characters > MAX_CHARACTERS) {
            discardOldest();
        }
    }

    /** Discards responses older than a minute. */
    synchronized void discardOld() {
        while (!kept.isEmpty() && clock.getAsLong() - kept.getFirst().putAt() > RETENTION_NANOS) {
            discardOldest();
        }
    }

    private void discardOldest() {
        var oldest = kept.removeFirst();
        properties.remove(oldest.property());
        characters -= oldest.characters();
    }
}
