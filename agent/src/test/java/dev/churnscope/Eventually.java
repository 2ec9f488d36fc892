// SPDX-License-Identifier: Apache-2.0
package dev.churnscope;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what another thread, the collector or the kernel is about to bring about. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Eventually() {}

    /** Returns as soon as a condition holds, or after a time that says it never will. */
    public static boolean holds(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean holds = condition.call();
        while (!holds && System.nanoTime() < deadline) {
            Thread.yield();
            holds = condition.call();
        }
        return holds;
    }

    /** Collects garbage until a condition holds. */
    public static boolean holdsAfterCollections(Callable<Boolean> condition) throws Exception {
        return holds(() -> {
            System.gc();
            return condition.call();
        });
    }
}
