// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.connection;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.model.Role;
import org.jspecify.annotations.Nullable;

/**
 * Notified of each connection as it is counted.
 *
 * <p>Called on the application's threads, in the middle of their connects and closes and under the JDK's own locks: it
 * must not wait, and must use neither the network nor the application. What it throws is swallowed, and counted with what
 * hooks swallow.
 */
public interface ConnectionListener {

    /** Whether the listener wants events now; called each time, before an event is built. */
    boolean isListening();

    /** A connection was established, or accepted. */
    void opened(Facts connection);

    /**
     * A connect failed.
     *
     * @param reason the name of the reason in reports, such as {@code refused}
     */
    void connectFailed(Facts connection, String reason);

    /** A connection is about to be closed. */
    void closed(Facts connection, End end);

    /**
     * The properties of a connection.
     *
     * @param number the connection's number, from 1 on; 0 if the listener was not notified of its opening
     * @param role whether this process is the client or the server
     * @param client the label of the client library that connected, or of the API that accepted
     * @param callSite the call site that it is counted for
     * @param host the host name that was requested, else the address; for an accepted connection the peer's address
     * @param address the remote address
     * @param port the remote port
     * @param localPort the local port, or 0 if it is not known
     * @param connectNanos how long the connect took, or was tried for; -1 for an accepted connection
     */
    record Facts(
            long number,
            Role role,
            String client,
            CallSite callSite,
            String host,
            String address,
            int port,
            int localPort,
            long connectNanos) {}

    /**
     * How a connection ended.
     *
     * @param closer the call site that closes it
     * @param lifetimeNanos the time since it was established or accepted
     * @param tlsNanos how long its TLS handshake took; -1 if none was seen to be completed
     * @param requests the number of HTTP requests that it carried, as far as libraries report them
     * @param notReused why it had to be opened although others had been opened to the same endpoint, or null
     */
    record End(
            CloseKind kind,
            CloseCause cause,
            CallSite closer,
            long lifetimeNanos,
            long tlsNanos,
            int requests,
            @Nullable NotReusedReason notReused) {}
}
