// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Runs the same work on many threads that begin together. */
public final class Threads {

    private Threads() {}

    /** @param work gets the thread's number; what it throws fails the caller */
    public static void run(int threads, IntConsumer work) throws Exception {
        var start = new CyclicBarrier(threads);
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var results = new ArrayList<Future<?>>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                results.add(pool.submit(() -> {
                    start.await();
                    work.accept(number);
                    return null;
                }));
            }
            for (var result : results) {
                result.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
