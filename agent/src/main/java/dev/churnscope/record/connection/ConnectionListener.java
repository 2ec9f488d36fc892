// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.connection;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.model.Role;
import org.jspecify.annotations.Nullable;

/**
 * Told of each connection, one by one, as it is counted.
 *
 * <p>On the application's threads, in the middle of their connects and closes and under the JDK's own locks: it must not wait,
 * and touch neither the network nor the application. What it throws is swallowed, and counted with what hooks swallow.
 */
public interface ConnectionListener {

    /** Whether there is any use in telling now; asked each time, before anything is made ready to be told. */
    boolean isListening();

    /** A connection was established, or accepted. */
    void opened(Facts connection);

    /**
     * A connect did not establish.
     *
     * @param reason as reports name it, such as {@code refused}
     */
    void connectFailed(Facts connection, String reason);

    /** A connection is about to be closed. */
    void closed(Facts connection, End end);

    /**
     * What a connection is.
     *
     * @param number its own, from 1 on; 0 where nobody was told that it opened
     * @param role which end this process is
     * @param client the label of what connected, or of what accepts
     * @param callSite the line that it is counted for
     * @param host the name that was asked for, else the address; of an accepted connection the peer's address
     * @param address of the other end
     * @param port of the other end
     * @param localPort of this end, or 0 where it is not known
     * @param connectNanos how long the connect took, or was tried for; -1 where it was accepted
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
     * @param closer the line that closes it
     * @param lifetimeNanos since it was established or accepted
     * @param tlsNanos how long its TLS handshake took; -1 where none was seen to be completed
     * @param requests HTTP requests that it carried, as far as a library tells of them
     * @param notReused why it had to be opened although others had been open to the same place, or null
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
