// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.connection;

import dev.churnscope.record.socket.FourTuple;
import dev.churnscope.stack.Caller;
import java.io.FileDescriptor;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** A server socket that listens, and the line that stands in for accepting threads that run no code of the application. */
public final class ListeningSocket implements TrackedSocket {

    private final FileDescriptor descriptor;
    private final @Nullable InetAddress address;
    private volatile Caller caller;

    /**
     * @param address what it listens on; null where that is not known
     * @param boundBy the line that bound it
     */
    public ListeningSocket(FileDescriptor descriptor, @Nullable InetAddress address, Caller boundBy) {
        this.descriptor = descriptor;
        this.address = address;
        this.caller = boundBy;
    }

    @Override
    public FileDescriptor descriptor() {
        return descriptor;
    }

    /**
     * Returns the addresses of a connection that it accepted, as {@link FourTuple} has them. Where it listens on every
     * address, its own is left open: the kernel lets nobody else listen on the port then, so that nobody else's connection
     * can be taken for it.
     */
    public long addressesTo(InetAddress peer) {
        return address == null ? FourTuple.addresses(peer) : FourTuple.addresses(address, peer);
    }

    /** Returns the line that asked for the next connection, or else bound the socket. */
    public Caller caller() {
        return caller;
    }

    /** Notes who asked for the next connection. At most one such request is pending for one socket. */
    public void askedBy(Caller caller) {
        this.caller = caller;
    }
}
