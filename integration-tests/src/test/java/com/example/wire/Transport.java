// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import java.io.IOException;

/** An API that opens connections. All are to and from this host. */
public interface Transport {

    Wire connect(int port) throws Exception;

    /** Binds; returns the port. Called once. */
    int listen() throws IOException;

    /** Accepts a connection that is established already. */
    Wire accept() throws Exception;

    /** Runs a script on the kind of thread that this transport is about. */
    default void perform(Runnable script) {
        script.run();
    }

    /** Closes what is not a connection. */
    void end() throws IOException;

    /** Returns the transport of a name. */
    static Transport named(String name, String keyStore) throws Exception {
        return switch (name) {
            case "Socket" -> new SocketTransport();
            case "SocketChannel" -> new ChannelTransport();
            case "SocketChannel, not blocking" -> new NonBlockingTransport();
            case "SocketChannel, selected" -> new SelectedTransport(true);
            case "SocketChannel, never selected again" -> new SelectedTransport(false);
            case "socket adaptor" -> new AdaptorTransport();
            case "AsynchronousSocketChannel, future" -> new FutureTransport();
            case "AsynchronousSocketChannel, handler" -> new HandlerTransport();
            case "TLS" -> new TlsTransport(keyStore);
            case "Socket, virtual thread" -> new VirtualTransport(new SocketTransport());
            case "SocketChannel, virtual thread" -> new VirtualTransport(new ChannelTransport());
            case "Netty, nio" -> netty(false);
            case "Netty, epoll" -> netty(true);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Compiled by the test, against a version of Netty. */
    private static Transport netty(boolean epoll) throws ReflectiveOperationException {
        return (Transport) Class.forName("com.example.wire.NettyTransport")
                .getConstructor(boolean.class)
                .newInstance(epoll);
    }
}
