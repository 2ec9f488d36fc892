// SPDX-License-Identifier: Apache-2.0
package com.example.sites;

import com.example.Lifeline;
import com.example.peer.PeerProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Eight threads that open and close side by side, through one line and through lines of their own. */
public final class ManyThreads {

    public static final int THREADS = 8;
    public static final int ROUNDS = 150;

    private ManyThreads() {}

    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var peer = PeerProcess.start();
        peer.serve();
        Target.port = peer.port();
        var allOpen = new CyclicBarrier(THREADS);
        var threads = Executors.newFixedThreadPool(THREADS);
        var results = new ArrayList<Future<Void>>();
        for (int i = 0; i < THREADS; i++) {
            boolean even = i % 2 == 0;
            Callable<Void> task = () -> {
                for (int round = 0; round < ROUNDS; round++) {
                    churn(round == 0 ? allOpen : null);
                    if (even) {
                        churnEven();
                    } else {
                        churnOdd();
                    }
                }
                return null;
            };
            results.add(threads.submit(task));
        }
        for (var result : results) {
            result.get();
        }
        threads.shutdown();
        peer.end();
    }

    private static void churn(CyclicBarrier barrier) throws Exception {
        var socket = new Socket(Target.HOST, Target.port);
        if (barrier != null) {
            barrier.await();
        }
        socket.close();
    }

    private static void churnEven() throws IOException {
        new Socket(Target.HOST, Target.port).close();
    }

    private static void churnOdd() throws IOException {
        SocketChannel.open(new InetSocketAddress(Target.HOST, Target.port)).close();
    }
}
