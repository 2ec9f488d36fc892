// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.attach.Response;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Where answers lie until commands have read them: each for a minute, and no more of them than fit, since a report may have
 * megabytes and nobody says when it was read.
 *
 * <p>Safe for use by any number of threads.
 */
final class ResponseMailbox {

    private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** Of all together; the newest is kept, however long it is. */
    static final int MAX_CHARACTERS = 4_000_000;

    private final Properties properties;
    private final LongSupplier clock;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private long characters;

    private record Kept(String property, int characters, long putAt) {}

    /**
     * Makes an empty one.
     *
     * @param properties where commands look
     * @param clock as {@link System#nanoTime}
     */
    ResponseMailbox(Properties properties, LongSupplier clock) {
        this.properties = properties;
        this.clock = clock;
    }

    synchronized void put(Response answer) {
        String value = answer.value();
        properties.setProperty(answer.property(), value);
        kept.addLast(new Kept(answer.property(), value.length(), clock.getAsLong()));
        characters += value.length();
        while (kept.size() > 1 && characters > MAX_CHARACTERS) {
            forgetOldest();
        }
    }

    /** Forgets answers that have been there for long. */
    synchronized void forgetOld() {
        while (!kept.isEmpty() && clock.getAsLong() - kept.getFirst().putAt() > KEPT_NANOS) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        var oldest = kept.removeFirst();
        properties.remove(oldest.property());
        characters -= oldest.characters();
    }
}
