// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.connection.ConnectionLookup;
import dev.churnscope.record.connection.ConnectionTable;
import dev.churnscope.record.connection.ListeningSocket;
import dev.churnscope.record.connection.PreexistingSocket;
import dev.churnscope.record.foreign.NettyObjects;
import dev.churnscope.record.foreign.WeakIdentityMap;
import dev.churnscope.record.socket.ConnectError;
import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import java.net.ChurnscopeNative;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import jdk.internal.access.JavaIOFileDescriptorAccess;
import jdk.internal.access.SharedSecrets;
import org.jspecify.annotations.Nullable;

/**
 * Records the connections of Netty's native transports: forwards their events to the {@link Recorder}, which identifies
 * sockets by the JDK's descriptor objects.
 *
 * <p>For each native socket such an object is created. Only the {@link ConnectionTable} refers to it, and it is never
 * closed. Netty's object for the socket is the connection's owner: a channel refers to it for as long as it lives, and it
 * distinguishes the connection from a later one with the same descriptor number. Runs on the application's threads.
 */
final class NativeSockets extends ChurnscopeNative {

    private static final JavaIOFileDescriptorAccess DESCRIPTORS = SharedSecrets.getJavaIOFileDescriptorAccess();

    /** Stands for the socket of a server that was already listening when the agent was attached. */
    private static final FileDescriptor UNKNOWN = new FileDescriptor();

    private final Recorder recorder;
    private final SocketTracker sockets;
    private final ConnectionTable table;
    private final ConnectionLookup lookup;
    private final WeakIdentityMap<Server> servers = new WeakIdentityMap<>();

    private record Server(FileDescriptor descriptor, int port) {}

    NativeSockets(Recorder recorder, SocketTracker sockets, ConnectionTable table, ConnectionLookup lookup) {
        this.recorder = recorder;
        this.sockets = sockets;
        this.table = table;
        this.lookup = lookup;
    }

    @Override
    protected void onConnecting(Object channel, Object socket, InetSocketAddress remote) {
        int number = NettyObjects.numberOf(socket);
        if (number >= 0 && NettyObjects.isTcp(channel) && find(socket) == null) {
            var descriptor = descriptor(number);
            recorder.onConnecting(socket, descriptor, remote, ChurnscopeHook.NATIVE);
            lookup.associate(channel, descriptor);
        }
    }

    @Override
    protected void onConnectReturned(int result, Object handle) {
        var connection = find(handle);
        if (connection == null || !connection.isConnecting()) {
            return;
        }
        if (result == 0) {
            recorder.onConnected(connection.descriptor(), null);
        } else if (!ConnectError.isInProgress(result)) {
            recorder.connectFailed(connection, ConnectError.of(result));
        }
    }

    @Override
    protected void onListening(Object channel, Object socket, InetSocketAddress local) {
        int number = NettyObjects.numberOf(socket);
        if (number >= 0) {
            var descriptor = descriptor(number);
            servers.put(channel, new Server(descriptor, local.getPort()));
            recorder.onListening(descriptor, local.getPort(), ChurnscopeHook.NATIVE);
        }
    }

    @Override
    protected void onAccepted(Object channel, Object server, Object socket, @Nullable SocketAddress remote) {
        int number = NettyObjects.numberOf(socket);
        var listening = server == null ? null : servers.get(server);
        if (number >= 0 && (listening != null || NettyObjects.isTcp(channel))) {
            var descriptor = descriptor(number);
            var peer = remote instanceof InetSocketAddress address
                    ? address
                    : new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            recorder.onAccepted(
                    socket,
                    descriptor,
                    peer.getAddress(),
                    peer.getPort(),
                    listening == null ? recorder.localPort(descriptor) : listening.port(),
                    listening == null ? UNKNOWN : listening.descriptor(),
                    ChurnscopeHook.NATIVE);
            lookup.associate(channel, descriptor);
        }
    }

    @Override
    protected void onHalfClosing(Object socket, boolean input, boolean output) {
        var connection = find(socket);
        if (connection != null) {
            if (output) {
                recorder.onHalfClosing(connection.descriptor(), false);
            }
            if (input) {
                recorder.onHalfClosing(connection.descriptor(), true);
            }
        }
    }

    @Override
    protected void onResetRead(Object handle) {
        var connection = find(handle);
        if (connection != null) {
            connection.readReset();
        }
    }

    @Override
    protected void onClosing(Object socket) {
        int number = NettyObjects.numberOf(socket);
        var known = number < 0 ? null : table.get(number);
        if (known instanceof ListeningSocket || known instanceof Connection connection && connection.refersTo(socket)) {
            boolean reset = known instanceof Connection connection && connection.isResetRead();
            recorder.onClosing(known.descriptor(), false, reset);
        } else if (known == PreexistingSocket.INSTANCE) {
            sockets.closingPreexisting(descriptor(number));
        }
    }

    /** Returns the connection of a socket, or of the channel over one; null if there is none, or none any more. */
    private @Nullable Connection find(Object handle) {
        int number = NettyObjects.numberOf(handle);
        if (number < 0) {
            return lookup.associatedWith(handle);
        }
        return table.get(number) instanceof Connection connection && connection.refersTo(handle) ? connection : null;
    }

    private static FileDescriptor descriptor(int number) {
        var descriptor = new FileDescriptor();
        DESCRIPTORS.set(descriptor, number);
        return descriptor;
    }
}
