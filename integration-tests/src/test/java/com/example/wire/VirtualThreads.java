// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import java.util.concurrent.atomic.AtomicReference;

/** Virtual threads, for a program that is compiled for a Java without them. */
public final class VirtualThreads {

    private VirtualThreads() {}

    public static boolean areAvailable() {
        return Runtime.version().feature() >= 21;
    }

    /** Runs a script on a virtual thread of its own, and waits for it. */
    public static void run(Runnable script) {
        var thrown = new AtomicReference<Throwable>();
        try {
            var thread = start(() -> {
                try {
                    script.run();
                } catch (Throwable t) {
                    thrown.set(t);
                }
            });
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (thrown.get() != null) {
            throw new IllegalStateException(thrown.get());
        }
    }

    /** Starts a virtual thread. */
    public static Thread start(Runnable task) {
        try {
            return (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("needs Java 21", e);
        }
    }
}
