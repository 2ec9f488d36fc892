// SPDX-License-Identifier: Apache-2.0
package com.example;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Threads that send requests by one client, each one after another: while one gives its connection back and takes it again,
 * another looks for one. Each connection that they open is the client's first, or is opened because all others are taken.
 */
public final class Together {

    /** For how many clients a program does this: a client that has opened a connection for each thread opens no more. */
    public static final int CLIENTS = 60;

    /** What a client keeps in its pool, whichever it is. */
    public static final int THREADS = 4;

    private static final int REQUESTS = 6;

    /** What each thread does several times. */
    @FunctionalInterface
    public interface Request {

        void send() throws Exception;
    }

    private Together() {}

    /** Returns when all requests of all threads are done. */
    public static void send(Request request) throws InterruptedException, ExecutionException {
        send(THREADS, request);
    }

    /** The same where so many threads are too many. */
    public static void send(int threads, Request request) throws InterruptedException, ExecutionException {
        var all = new ArrayList<FutureTask<Void>>();
        var started = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            var task = new FutureTask<Void>(() -> {
                started.countDown();
                started.await();
                for (int j = 0; j < REQUESTS; j++) {
                    request.send();
                }
                return null;
            });
            all.add(task);
            new Thread(task, "together").start();
        }
        for (var task : all) {
            task.get();
        }
    }
}
