// SPDX-License-Identifier: Apache-2.0
package dev.churnscope;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for conditions that another thread, the garbage collector or the kernel brings about. */
public final class Eventually {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private Eventually() {}

    /** Returns true as soon as the condition holds, or false after a timeout. */
    public static boolean holds(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
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
