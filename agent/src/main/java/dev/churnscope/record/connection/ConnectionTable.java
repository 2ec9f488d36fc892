// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.connection;

import java.io.FileDescriptor;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import jdk.internal.access.JavaIOFileDescriptorAccess;
import jdk.internal.access.SharedSecrets;
import org.jspecify.annotations.Nullable;

/**
 * The open sockets of this process by file descriptor.
 *
 * <p>A descriptor is a small, dense integer that lives exactly as long as the kernel's socket. So a two-level array does,
 * without hashing, clean-up or locks; its second level is allocated as descriptors grow. A slot is cleared by
 * compare-and-set, so that of several threads that close one socket exactly one counts it.
 *
 * <p>Safe for use by any number of threads.
 */
public final class ConnectionTable {

    private static final int SEGMENT_BITS = 10;
    private static final int SEGMENT_SIZE = 1 << SEGMENT_BITS;
    private static final int SEGMENTS = 1 << 12;

    /** Descriptors from this number on are not tracked. */
    public static final int CAPACITY = SEGMENT_SIZE * SEGMENTS;

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(TrackedSocket[].class);
    private static final VarHandle SEGMENT = MethodHandles.arrayElementVarHandle(TrackedSocket[][].class);

    private static final JavaIOFileDescriptorAccess DESCRIPTORS = SharedSecrets.getJavaIOFileDescriptorAccess();

    private final @Nullable TrackedSocket[] @Nullable [] segments = new TrackedSocket[SEGMENTS][];

    /** Returns the open socket with a descriptor number, or null. */
    public @Nullable TrackedSocket get(int descriptor) {
        var segment = segment(descriptor);
        return segment == null ? null : (TrackedSocket) SLOT.getVolatile(segment, descriptor & SEGMENT_SIZE - 1);
    }

    /** Returns the socket with this very descriptor object, or null. */
    public @Nullable TrackedSocket find(FileDescriptor descriptor) {
        var socket = get(DESCRIPTORS.get(descriptor));
        return socket != null && socket.descriptor() == descriptor ? socket : null;
    }

    /**
     * Adds a socket under its descriptor number.
     *
     * @return the socket that had the number, and whose close went unseen, or null
     * @throws IndexOutOfBoundsException if the descriptor is not less than {@link #CAPACITY}, or negative
     */
    public @Nullable TrackedSocket put(int descriptor, TrackedSocket socket) {
        var segment = segment(descriptor);
        if (segment == null) {
            segment = new TrackedSocket[SEGMENT_SIZE];
            int index = descriptor >>> SEGMENT_BITS;
            if (!SEGMENT.compareAndSet(segments, index, null, segment)) {
                segment = (TrackedSocket[]) SEGMENT.getVolatile(segments, index);
            }
        }
        return (TrackedSocket) SLOT.getAndSet(segment, descriptor & SEGMENT_SIZE - 1, socket);
    }

    /**
     * Marks all descriptor numbers that may be in use as {@link PreexistingSocket}.
     *
     * @param descriptors the number of descriptors, from 0 on, that may be in use
     */
    public void markOpenBefore(int descriptors) {
        for (int number = 0; number < Math.min(descriptors, CAPACITY); number++) {
            put(number, PreexistingSocket.INSTANCE);
        }
    }

    /** Removes a socket; returns true for exactly one of the threads that call this. */
    public boolean remove(int descriptor, TrackedSocket socket) {
        var segment = segment(descriptor);
        return segment != null && SLOT.compareAndSet(segment, descriptor & SEGMENT_SIZE - 1, socket, null);
    }

    /** Performs an action for each open socket; those that open or close meanwhile may be left out. */
    public void forEach(Consumer<TrackedSocket> action) {
        for (int i = 0; i < SEGMENTS; i++) {
            var segment = (TrackedSocket[]) SEGMENT.getVolatile(segments, i);
            if (segment != null) {
                for (int slot = 0; slot < SEGMENT_SIZE; slot++) {
                    var socket = (TrackedSocket) SLOT.getVolatile(segment, slot);
                    if (socket != null) {
                        action.accept(socket);
                    }
                }
            }
        }
    }

    private TrackedSocket @Nullable [] segment(int descriptor) {
        int index = descriptor >>> SEGMENT_BITS;
        return index < SEGMENTS ? (TrackedSocket[]) SEGMENT.getVolatile(segments, index) : null;
    }
}
