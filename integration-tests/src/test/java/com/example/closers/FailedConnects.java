// SPDX-License-Identifier: Apache-2.0
package com.example.closers;

import com.example.Lifeline;
import com.example.peer.PeerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Callable;

/** Connects that do not establish, each twice. */
public final class FailedConnects {

    private FailedConnects() {}

    /** @param arguments {@code offline} where this network has no way out, and gives up soon */
    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var peer = PeerProcess.start();
        var closed = loopback(portThatNobodyListensOn());
        var silent = loopback(peer.blackHole());
        for (int i = 0; i < 2; i++) {
            fails(() -> socketRefused(closed));
            fails(() -> channelRefused(closed));
            fails(() -> nonBlockingChannelRefused(closed));
            fails(() -> asynchronousChannelRefused(closed));
            fails(() -> socketTimedOut(silent));
            fails(() -> adaptorTimedOut(silent));
            socketClosedMeanwhile(silent);
            channelClosedMeanwhile(silent);
            channelInterruptedMeanwhile(silent);
            nonBlockingChannelClosedMeanwhile(silent);
            asynchronousChannelClosedMeanwhile(silent);
            fails(FailedConnects::socketUnresolved);
            fails(FailedConnects::channelUnresolved);
            if (arguments.length > 0) {
                var unreachable = new InetSocketAddress("10.255.255.1", 80);
                fails(() -> socketUnreachable(unreachable));
                fails(() -> channelUnreachable(unreachable));
                fails(() -> asynchronousChannelUnreachable(unreachable));
            }
        }
        if (arguments.length > 0) {
            fails(() -> channelTimedOutByTheKernel(silent));
        }
        peer.end();
    }

    private static Object socketRefused(InetSocketAddress address) throws IOException {
        return new Socket(address.getAddress(), address.getPort());
    }

    private static Object channelRefused(SocketAddress address) throws IOException {
        return SocketChannel.open(address);
    }

    private static Object nonBlockingChannelRefused(SocketAddress address) throws IOException {
        try (var channel = SocketChannel.open();
                var selector = Selector.open()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_CONNECT);
            channel.connect(address);
            selector.select();
            return channel.finishConnect();
        }
    }

    private static Object asynchronousChannelRefused(SocketAddress address) throws Exception {
        return AsynchronousSocketChannel.open().connect(address).get();
    }

    private static Object socketTimedOut(SocketAddress address) throws IOException {
        var socket = new Socket();
        socket.connect(address, 50);
        return socket;
    }

    private static Object adaptorTimedOut(SocketAddress address) throws IOException {
        var socket = SocketChannel.open().socket();
        socket.connect(address, 50);
        return socket;
    }

    private static Object channelTimedOutByTheKernel(SocketAddress address) throws IOException {
        return SocketChannel.open(address);
    }

    private static void socketClosedMeanwhile(SocketAddress address) throws Exception {
        var socket = new Socket();
        var thread = BlockedThread.start(() -> {
            socket.connect(address);
            return null;
        });
        socket.close();
        thread.join();
    }

    private static void channelClosedMeanwhile(SocketAddress address) throws Exception {
        var channel = SocketChannel.open();
        var thread = BlockedThread.start(() -> channel.connect(address));
        channel.close();
        thread.join();
    }

    private static void channelInterruptedMeanwhile(SocketAddress address) throws Exception {
        var channel = SocketChannel.open();
        var thread = BlockedThread.start(() -> channel.connect(address));
        thread.interrupt();
        thread.join();
    }

    private static void nonBlockingChannelClosedMeanwhile(SocketAddress address) throws IOException {
        var channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(address);
        channel.close();
    }

    private static void asynchronousChannelClosedMeanwhile(SocketAddress address) throws IOException {
        var channel = AsynchronousSocketChannel.open();
        channel.connect(address);
        channel.close();
    }

    private static Object socketUnresolved() throws IOException {
        return new Socket("no.such.host.invalid", 80);
    }

    private static Object channelUnresolved() throws IOException {
        return SocketChannel.open(InetSocketAddress.createUnresolved("no.such.host.invalid", 80));
    }

    private static Object socketUnreachable(InetSocketAddress address) throws IOException {
        return new Socket(address.getAddress(), address.getPort());
    }

    private static Object channelUnreachable(InetSocketAddress address) throws IOException {
        return SocketChannel.open(address);
    }

    private static Object asynchronousChannelUnreachable(InetSocketAddress address) throws Exception {
        return AsynchronousSocketChannel.open().connect(address).get();
    }

    private static void fails(Callable<?> connect) {
        try {
            connect.call();
        } catch (Exception expected) {
            return;
        }
        throw new IllegalStateException("connected");
    }

    private static int portThatNobodyListensOn() throws IOException {
        try (var server = new ServerSocket(0)) {
            return server.getLocalPort();
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
