// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.connection;

import dev.churnscope.record.socket.FourTuple;
import dev.churnscope.stack.Caller;
import java.io.FileDescriptor;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** A listening server socket, and the caller that stands in for accepting threads without application frames. */
public final class ListeningSocket implements TrackedSocket {

    private final FileDescriptor descriptor;
    private final @Nullable InetAddress address;
    private volatile Caller caller;

    /**
     * @param address the local address; null if it is not known
     * @param boundBy the caller that bound it
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
     * Returns the addresses of a connection that it accepted, packed as in {@link FourTuple}. For a wildcard listener the
     * local address is left out: no other socket can then listen on the port, so the key stays unambiguous.
     */
    public long addressesTo(InetAddress peer) {
        return address == null ? FourTuple.addresses(peer) : FourTuple.addresses(address, peer);
    }

    /** Returns the caller that requested the next connection, or else bound the socket. */
    public Caller caller() {
        return caller;
    }

    /** Sets the caller that requested the next connection. At most one such request is pending for one socket. */
    public void requestedBy(Caller caller) {
        this.caller = caller;
    }
}
