// SPDX-License-Identifier: Apache-2.0
package com.example.closers;

import com.example.Lifeline;
import com.example.peer.PeerProcess;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Connections that nobody closes and nobody can reach any more. */
public final class Dropped {

    private static final int NUMBER = 7;

    private Dropped() {}

    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var peer = PeerProcess.start();
        for (int i = 0; i < NUMBER; i++) {
            socket(peer.port());
            peer.accept();
            peer.keep();
        }
        var ended = new Thread(peer::finishKept);
        ended.start();
        while (ended.isAlive()) {
            System.gc();
            ended.join(20);
        }
        var channels = new ArrayList<WeakReference<SocketChannel>>();
        for (int i = 0; i < NUMBER; i++) {
            channels.add(channel(peer.port()));
            peer.accept();
        }
        while (!areCollected(channels)) {
            System.gc();
        }
        System.out.println("collected");
    }

    private static void socket(int port) throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), port); // socket opens
    }

    private static WeakReference<SocketChannel> channel(int port) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new WeakReference<>(SocketChannel.open(address)); // channel opens
    }

    private static boolean areCollected(List<WeakReference<SocketChannel>> channels) {
        return channels.stream().allMatch(channel -> channel.refersTo(null));
    }
}
