// SPDX-License-Identifier: Apache-2.0
package com.example.closers;

import com.example.Lifeline;
import com.example.peer.PeerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;

/** Connections that are closed while another thread waits for them. */
public final class OtherClosers {

    private final PeerProcess peer;

    private OtherClosers(PeerProcess peer) {
        this.peer = peer;
    }

    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var peer = PeerProcess.start();
        var closers = new OtherClosers(peer);
        closers.socketWhileItIsRead();
        closers.channelWhileItIsRead();
        closers.asynchronousChannelWhileItIsRead();
        closers.channelOfAnInterruptedThread();
        closers.channelOfAThreadThatWasInterruptedBefore();
        closers.socketTwice();
        peer.end();
    }

    private void socketWhileItIsRead() throws Exception {
        var socket = new Socket(InetAddress.getLoopbackAddress(), peer.port());
        peer.accept();
        var reader = BlockedThread.start(() -> socket.getInputStream().read());
        socket.close(); // socketWhileItIsRead closes
        reader.join();
        peer.finish();
    }

    private void channelWhileItIsRead() throws Exception {
        var channel = SocketChannel.open(address());
        peer.accept();
        var reader = BlockedThread.start(() -> channel.read(ByteBuffer.allocate(10)));
        channel.close(); // channelWhileItIsRead closes
        reader.join();
        peer.finish();
    }

    private void asynchronousChannelWhileItIsRead() throws Exception {
        var channel = AsynchronousSocketChannel.open();
        channel.connect(address()).get();
        peer.accept();
        channel.read(ByteBuffer.allocate(10));
        channel.close(); // asynchronousChannelWhileItIsRead closes
        peer.finish();
    }

    private void channelOfAnInterruptedThread() throws Exception {
        var channel = SocketChannel.open(address());
        peer.accept();
        var reader = BlockedThread.start(() -> channel.read(ByteBuffer.allocate(10)));
        reader.interrupt(); // channelOfAnInterruptedThread closes
        reader.join();
        peer.finish();
    }

    private void channelOfAThreadThatWasInterruptedBefore() throws Exception {
        var channel = SocketChannel.open(address());
        peer.accept();
        Thread.currentThread().interrupt();
        try {
            channel.read(ByteBuffer.allocate(10)); // channelOfAThreadThatWasInterruptedBefore closes
        } catch (IOException closedByInterrupt) {
            Thread.interrupted();
        }
        peer.finish();
    }

    private void socketTwice() throws Exception {
        var socket = new Socket(InetAddress.getLoopbackAddress(), peer.port());
        peer.accept();
        socket.close(); // socketTwice closes
        socket.close();
        peer.finish();
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), peer.port());
    }
}
