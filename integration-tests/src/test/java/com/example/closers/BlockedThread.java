// SPDX-License-Identifier: Apache-2.0
package com.example.closers;

import java.util.Set;
import java.util.concurrent.Callable;

/** Starts a thread and waits until it is blocked in a call of the operating system's. */
final class BlockedThread {

    private static final Set<String> BLOCKING_CALLS = Set.of("connect0", "poll", "read0");

    private BlockedThread() {}

    static Thread start(Callable<?> blocking) {
        var thread = new Thread(() -> {
            try {
                blocking.call();
            } catch (Exception closed) {
                // What the test is about.
            }
        });
        thread.setDaemon(true);
        thread.start();
        while (!isBlocked(thread)) {
            Thread.onSpinWait();
        }
        return thread;
    }

    private static boolean isBlocked(Thread thread) {
        var stack = thread.getStackTrace();
        return stack.length > 0
                && BLOCKING_CALLS.contains(stack[0].getMethodName())
                && stack[0].getClassName().startsWith("sun.nio.ch.");
    }
}
