// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.traffic;

/**
 * How long the first TLS handshake of a connection took; those that follow it are ignored. All times are in nanoseconds.
 *
 * <p>Written by the thread that handshakes; other threads may see it late.
 */
final class Handshake {

    static final long NOT_MEASURED = -1;

    private final long began;
    private long took = NOT_MEASURED;

    Handshake(long began) {
        this.began = began;
    }

    /** Ends the handshake; returns how long it took, or {@link #NOT_MEASURED} for a later one. */
    long end(long now) {
        if (isDone()) {
            return NOT_MEASURED;
        }
        took = now - began;
        return took;
    }

    boolean isDone() {
        return took != NOT_MEASURED;
    }

    /** Returns how long it took; {@link #NOT_MEASURED} as long as it is not done. */
    long nanos() {
        return took;
    }
}
