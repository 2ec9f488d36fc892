// SPDX-License-Identifier: Apache-2.0
package com.example;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work that comes in bursts. */
public final class Burst {

    private Burst() {}

    /** Does the same on several threads at one time, and waits for all of them. */
    public static void of(int threads, Callable<?> work) throws Exception {
        var executor = Executors.newFixedThreadPool(threads);
        try {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < threads; i++) {
                all.add(executor.submit(work));
            }
            for (var each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            executor.shutdown();
        }
    }
}
