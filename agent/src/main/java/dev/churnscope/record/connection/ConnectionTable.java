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
 * <p>A descriptor is a small, dense integer that lives exactly as long as the kernel's socket, so an array needs no
 * hashing, no clean-up and no lock: two levels of it, the second made as descriptors grow. A slot is claimed by
 * compare-and-set, so that of several threads that close one socket exactly one counts it.
 *
 * <p>Safe for use by any number of threads.
 */
public final class ConnectionTable {

    private static final int SEGMENT_BITS = 10;
    private static final int SEGMENT_SIZE = 1 << SEGMENT_BITS;
    private static final int SEGMENTS = 1 << 12;

    /** Descriptors from this number on are not followed. */
    public static final int CAPACITY = SEGMENT_SIZE * SEGMENTS;

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(TrackedSocket[].class);
    private static final VarHandle SEGMENT = MethodHandles.arrayElementVarHandle(TrackedSocket[][].class);

    private static final JavaIOFileDescriptorAccess DESCRIPTORS = SharedSecrets.getJavaIOFileDescriptorAccess();

    private final @Nullable TrackedSocket[] @Nullable [] segments = new TrackedSocket[SEGMENTS][];

    /** Returns what is open under a descriptor, or null. */
    public @Nullable TrackedSocket get(int descriptor) {
        var segment = segment(descriptor);
        return segment == null ? null : (TrackedSocket) SLOT.getVolatile(segment, descriptor & SEGMENT_SIZE - 1);
    }

    /** Returns the socket whose descriptor object this is, or null. */
    public @Nullable TrackedSocket find(FileDescriptor descriptor) {
        var socket = get(DESCRIPTORS.get(descriptor));
        return socket != null && socket.descriptor() == descriptor ? socket : null;
    }

    /**
     * Puts a socket under its descriptor.
     *
     * @return what stood there, which was then closed without this agent's notice, or null
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
     * Marks as {@link PreexistingSocket} what is open before anything tells of it.
     *
     * @param descriptors how many numbers, from 0 on, may be in use
     */
    public void markOpenBefore(int descriptors) {
        for (int number = 0; number < Math.min(descriptors, CAPACITY); number++) {
            put(number, PreexistingSocket.INSTANCE);
        }
    }

    /** Takes a socket out; returns true for one caller only, however many ask. */
    public boolean remove(int descriptor, TrackedSocket socket) {
        var segment = segment(descriptor);
        return segment != null && SLOT.compareAndSet(segment, descriptor & SEGMENT_SIZE - 1, socket, null);
    }

    /** Does it with each socket that is open; those that open or close meanwhile may be left out. */
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
