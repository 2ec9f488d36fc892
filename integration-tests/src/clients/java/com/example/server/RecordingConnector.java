// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Notes each accepted connection, in order: one thread accepts and one selector takes over. */
final class RecordingConnector extends ServerConnector {

    private final ConnectionLog log;

    RecordingConnector(Server server, ConnectionLog log, ConnectionFactory... protocols) {
        super(server, 1, 1, protocols);
        this.log = log;
        setAcceptQueueSize(1000);
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key)
            throws IOException {
        log.accepted(channel, getLocalPort());
        return super.newEndPoint(channel, selector, key);
    }
}
