// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.connection;

import dev.churnscope.record.foreign.NettyObjects;
import dev.churnscope.record.foreign.WeakIdentityMap;
import dev.churnscope.record.foreign.WrappedSockets;
import java.io.FileDescriptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.ChurnscopeTraffic;
import java.net.Socket;
import java.net.SocketImpl;
import java.nio.channels.Channel;
import org.jspecify.annotations.Nullable;
import sun.nio.ch.ChurnscopeProbe;

/**
 * Finds the connection that a handle stands for: a socket or channel of the JDK's, a TLS socket over one, or an object of
 * a library's that was associated with one. Safe for use by any number of threads.
 */
public final class ConnectionLookup {

    private static final String SSL_SOCKET = "sun.security.ssl.BaseSSLSocketImpl";

    private static final @Nullable MethodHandle IMPL = getter(Socket.class, "impl", SocketImpl.class);

    private final ConnectionTable table;
    private final WeakIdentityMap<Connection> associated = new WeakIdentityMap<>();

    /** Initialized only when TLS is used. */
    private static final class Tls {
        static final @Nullable MethodHandle SELF = selfOfSslSocket();
    }

    /** @param table the connections by descriptor */
    public ConnectionLookup(ConnectionTable table) {
        this.table = table;
    }

    /** Returns the open connection that a handle stands for, or null. */
    public @Nullable Connection find(Object handle) {
        var connection = associated.get(handle);
        if (connection != null) {
            return connection;
        }
        var descriptor = descriptorOf(handle);
        if (descriptor != null) {
            return table.find(descriptor) instanceof Connection found && !found.isConnecting() ? found : null;
        }
        var channel = NettyObjects.channelOf(handle);
        return channel == null ? null : associated.get(channel);
    }

    /** Associates a handle with a connection. */
    public void associate(Object handle, Connection connection) {
        associated.put(handle, connection);
    }

    /** Returns the connection that a handle was associated with, or null. */
    public @Nullable Connection associatedWith(Object handle) {
        return associated.get(handle);
    }

    /** Associates a handle with the connection that another handle stands for, if any. */
    public void associate(Object handle, Object other) {
        var connection = associated.get(other);
        if (connection == null) {
            var descriptor = descriptorOf(other);
            connection = descriptor != null && table.find(descriptor) instanceof Connection found ? found : null;
        }
        if (connection != null) {
            associated.put(handle, connection);
        }
    }

    private static @Nullable FileDescriptor descriptorOf(Object handle) {
        if (handle instanceof Channel channel) {
            return ChurnscopeProbe.descriptorOf(channel);
        }
        if (handle instanceof FileDescriptor descriptor) {
            return descriptor;
        }
        return handle instanceof Socket socket ? descriptorOf(socket) : null;
    }

    private static @Nullable FileDescriptor descriptorOf(Socket socket) {
        try {
            var carrier = underTls(socket);
            var channel = carrier.getChannel();
            if (channel != null) {
                return ChurnscopeProbe.descriptorOf(channel);
            }
            var impl = IMPL == null ? null : (SocketImpl) IMPL.invokeExact(carrier);
            var descriptor = impl == null ? null : Access.descriptor(impl);
            if (descriptor == null || !descriptor.valid()) {
                var wrapped = WrappedSockets.within(carrier);
                return wrapped == null ? descriptor : descriptorOf(wrapped);
            }
            return descriptor;
        } catch (Throwable t) {
            // A method handle may throw anything; nothing of it may reach the application.
            return null;
        }
    }

    /** Returns the socket that a TLS socket is layered on, else the socket itself. */
    private static Socket underTls(Socket socket) throws Throwable {
        var type = socket.getClass().getSuperclass();
        return type != null && type.getClassLoader() == null && type.getName().equals(SSL_SOCKET) && Tls.SELF != null
                ? (Socket) Tls.SELF.invokeExact(socket)
                : socket;
    }

    private static @Nullable MethodHandle selfOfSslSocket() {
        try {
            var type = Class.forName(SSL_SOCKET, false, null);
            var getter = getter(type, "self", Socket.class);
            return getter == null ? null : getter.asType(MethodType.methodType(Socket.class, Socket.class));
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static @Nullable MethodHandle getter(Class<?> type, String field, Class<?> fieldType) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup()).findGetter(type, field, fieldType);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    /** Access to a protected method of the hook. */
    private abstract static class Access extends ChurnscopeTraffic {
        static @Nullable FileDescriptor descriptor(SocketImpl socket) {
            return descriptorOf(socket);
        }
    }
}
