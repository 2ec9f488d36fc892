// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.port;

import dev.churnscope.record.site.SiteCounters;
import dev.churnscope.record.socket.FourTuple;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The connections that this process closed first, for as long as the kernel may hold them in TIME_WAIT.
 *
 * <p>Written at each such close, without a lock: an atomic counter assigns slots, so no two closes share one; memory
 * grows in chunks of {@value #CHUNK_SIZE} slots. The agent's own thread frees expired chunks. Beyond the capacity, the
 * newest replace the oldest, and those are counted. Safe for use by any number of threads.
 */
final class ActiveCloseLog {

    /**
     * How long a close is kept. TIME_WAIT begins with the peer's FIN, for which an orphaned socket waits a minute ({@code
     * tcp_fin_timeout}), and lasts another ({@code TCP_TIMEWAIT_LEN}).
     */
    static final int KEPT_SECONDS = 120;

    private static final int CHUNK_BITS = 10;
    private static final int CHUNK_SIZE = 1 << CHUNK_BITS;
    private static final int CHUNKS = 256;

    /** The maximum number of closes kept. */
    static final int CAPACITY = CHUNKS * CHUNK_SIZE;

    private static final VarHandle SITE = MethodHandles.arrayElementVarHandle(SiteCounters[].class);

    private final long start;
    private final AtomicLong next = new AtomicLong();
    private final AtomicReferenceArray<@Nullable Chunk> chunks = new AtomicReferenceArray<>(CHUNKS);

    private final AtomicLong forgotten = new AtomicLong();
    private volatile int forgotAt;

    /** Receives the connections that were closed first. */
    interface Visitor {
        /** @param seconds when it was closed, as {@link #second} counts */
        void closed(FourTuple connection, SiteCounters site, int seconds);
    }

    /** @param start {@link System#nanoTime} that seconds are counted from */
    ActiveCloseLog(long start) {
        this.start = start;
    }

    /** Converts {@link System#nanoTime} to seconds since the start. */
    int second(long now) {
        return (int) TimeUnit.NANOSECONDS.toSeconds(now - start);
    }

    void add(long addresses, int ports, SiteCounters site, long now) {
        long index = next.getAndIncrement();
        int second = second(now);
        var chunk = chunk(index >>> CHUNK_BITS, second);
        if (chunk == null) {
            forget(1, second);
        } else {
            chunk.put((int) index & CHUNK_SIZE - 1, addresses, ports, second, site);
        }
    }

    /** Counts a connection whose addresses are not known. */
    void addUnknown(long now) {
        forget(1, second(now));
    }

    /** Returns the number of connections that were closed first, and may be in TIME_WAIT, but are not in this log. */
    long forgotten(long now) {
        if (second(now) - forgotAt > KEPT_SECONDS) {
            forgotten.set(0);
        }
        return forgotten.get();
    }

    /** Frees expired chunks. Called once a second. */
    void freeExpired(long now) {
        int oldest = second(now) - KEPT_SECONDS;
        for (int i = 0; i < CHUNKS; i++) {
            var chunk = chunks.get(i);
            if (chunk != null && chunk.countSince(oldest) == 0 && chunk.number < next.get() >>> CHUNK_BITS) {
                chunks.compareAndSet(i, chunk, null);
            }
        }
    }

    /** Visits the connections that may be in TIME_WAIT, roughly in the order of their closes. */
    void forEach(long now, Visitor visitor) {
        int oldest = second(now) - KEPT_SECONDS;
        long last = next.get() - 1 >>> CHUNK_BITS;
        for (long number = Math.max(0, last - CHUNKS + 1); number <= last; number++) {
            var chunk = chunks.get((int) number & CHUNKS - 1);
            if (chunk != null) {
                chunk.forEachSince(oldest, visitor);
            }
        }
    }

    /** Returns the chunk with a number, or null if it was replaced before this thread could write to it. */
    private @Nullable Chunk chunk(long number, int second) {
        int slot = (int) number & CHUNKS - 1;
        var chunk = chunks.get(slot);
        while (chunk == null || chunk.number < number) {
            var fresh = new Chunk(number);
            if (chunks.compareAndSet(slot, chunk, fresh)) {
                if (chunk != null) {
                    forget(chunk.countSince(second - KEPT_SECONDS), second);
                }
                return fresh;
            }
            chunk = chunks.get(slot);
        }
        return chunk.number == number ? chunk : null;
    }

    private void forget(int count, int second) {
        if (count > 0) {
            forgotAt = second;
            forgotten.addAndGet(count);
        }
    }

    /** An array of slots, each of which is written once. */
    private static final class Chunk {

        private final long number;
        private final long[] addresses = new long[CHUNK_SIZE];
        private final int[] ports = new int[CHUNK_SIZE];
        private final int[] seconds = new int[CHUNK_SIZE];

        /** Written last, with release semantics: if the site is visible, so is the rest of the slot. */
        private final @Nullable SiteCounters[] sites = new SiteCounters[CHUNK_SIZE];

        Chunk(long number) {
            this.number = number;
        }

        void put(int slot, long address, int port, int second, SiteCounters site) {
            addresses[slot] = address;
            ports[slot] = port;
            seconds[slot] = second;
            SITE.setRelease(sites, slot, site);
        }

        int countSince(int oldest) {
            int count = 0;
            for (int i = 0; i < CHUNK_SIZE; i++) {
                if (SITE.getAcquire(sites, i) != null && seconds[i] >= oldest) {
                    count++;
                }
            }
            return count;
        }

        void forEachSince(int oldest, Visitor visitor) {
            for (int i = 0; i < CHUNK_SIZE; i++) {
                var site = (SiteCounters) SITE.getAcquire(sites, i);
                if (site != null && seconds[i] >= oldest) {
                    visitor.closed(new FourTuple(addresses[i], ports[i]), site, seconds[i]);
                }
            }
        }
    }
}
