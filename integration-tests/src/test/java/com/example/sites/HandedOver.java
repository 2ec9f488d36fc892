// SPDX-License-Identifier: Apache-2.0
package com.example.sites;

import com.example.Lifeline;
import com.example.deep.Dialer;
import com.example.peer.PeerProcess;
import com.example.wire.VirtualThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Hands methods of a library to other threads, on whose stacks there is no line of this program. The lines that do are
 * marked by the names of their methods.
 */
public final class HandedOver {

    /** How often each of two lines uses the pool that they share. */
    public static final int SHARED = 200;

    private static ExecutorService pool;
    private static Dialer dialer;

    private HandedOver() {}

    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var peer = PeerProcess.start();
        peer.serve();
        dialer = new Dialer(peer.port());
        pool = Executors.newSingleThreadExecutor();
        for (int i = 0; i < 3; i++) {
            submitted();
            executed();
            ownTask();
            invoked();
            scheduled();
            supplied();
            chained();
            composed();
            combined();
            forked();
            if (VirtualThreads.areAvailable()) {
                onVirtualThread();
            }
        }
        pool.shutdown();
        shared();
        peer.end();
    }

    private static void submitted() throws Exception {
        pool.submit(dialer::dial).get(); // submitted
    }

    private static void executed() throws Exception {
        pool.execute(dialer::dial); // executed
        awaitPool();
    }

    private static void ownTask() throws Exception {
        pool.execute(dialer); // ownTask
        awaitPool();
    }

    private static void invoked() throws Exception {
        Callable<Integer> task = dialer::dialAndCount;
        pool.invokeAll(List.of(task)); // invoked
    }

    private static void scheduled() throws Exception {
        var timer = Executors.newSingleThreadScheduledExecutor();
        timer.schedule(dialer::dial, 1, TimeUnit.MILLISECONDS).get(); // scheduled
        timer.shutdown();
    }

    private static void supplied() {
        CompletableFuture.supplyAsync(dialer::dialAndCount).join(); // supplied
    }

    private static void chained() {
        CompletableFuture.supplyAsync(() -> 1)
                .thenApplyAsync(dialer::dialFor) // chained
                .join();
    }

    private static void composed() {
        CompletableFuture.supplyAsync(() -> CompletableFuture.completedFuture(1))
                .thenComposeAsync(dialer::dialFor) // composed
                .join();
    }

    private static void combined() {
        var one = CompletableFuture.supplyAsync(() -> 1);
        var other = CompletableFuture.supplyAsync(() -> 2);
        one.runAfterBothAsync(other, dialer::dial).join(); // combined
    }

    private static void forked() {
        ForkJoinPool.commonPool().submit(dialer::dial).join(); // forked
    }

    private static void onVirtualThread() throws InterruptedException {
        VirtualThreads.start(dialer::dial).join(); // onVirtualThread
    }

    /** Two lines that give their tasks to one pool, as fast as they can. */
    private static void shared() throws Exception {
        pool = Executors.newFixedThreadPool(4);
        var first = CompletableFuture.runAsync(HandedOver::sharedFirst);
        var second = CompletableFuture.runAsync(HandedOver::sharedSecond);
        first.join();
        second.join();
        pool.shutdown();
        if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the pool does not end");
        }
    }

    private static void sharedFirst() {
        for (int i = 0; i < SHARED; i++) {
            pool.submit(dialer::dial); // sharedFirst
        }
    }

    private static void sharedSecond() {
        var results = new ArrayList<Future<?>>();
        for (int i = 0; i < SHARED; i++) {
            results.add(pool.submit(dialer::dial)); // sharedSecond
        }
    }

    /** Whatever the pool was given before is done. */
    private static void awaitPool() throws Exception {
        pool.submit(() -> {}).get();
    }
}
