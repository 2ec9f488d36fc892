// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Notes each accepted connection, in order: one thread accepts and one selector takes over. */
final class RecordingConnector extends ServerConnector {

    private final ConnectionLog log;
    private final int idleMillis;

    /** @param idleMillis for how long a connection that has carried a request may wait for the next */
    RecordingConnector(Server server, ConnectionLog log, int idleMillis, ConnectionFactory... protocols) {
        super(server, 1, 1, protocols);
        this.log = log;
        this.idleMillis = idleMillis;
        setAcceptQueueSize(1000);
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key)
            throws IOException {
        log.accepted(channel, getLocalPort());
        return super.newEndPoint(channel, selector, key);
    }

    /** A request has come over a connection, which from now on may be closed for being idle. */
    void used(EndPoint connection) {
        connection.setIdleTimeout(idleMillis);
    }
}
