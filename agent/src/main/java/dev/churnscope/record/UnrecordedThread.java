// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

/**
 * A thread of the agent's own. What is accepted by a socket that was bound on such a thread is not recorded.
 *
 * <p>A daemon, which inherits nothing: the thread that makes it may carry the application's locals and class loader.
 */
public final class UnrecordedThread extends Thread {

    /** A daemon thread that is not started yet. */
    public UnrecordedThread(Runnable work, String name) {
        super(null, work, name, 0, false);
        setDaemon(true);
        setContextClassLoader(null);
    }
}
