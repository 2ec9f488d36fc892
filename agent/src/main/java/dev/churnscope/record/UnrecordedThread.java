// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

/**
 * A thread of the agent's own. Connections accepted by a socket that was bound on such a thread are not recorded.
 *
 * <p>A daemon that inherits neither thread-locals nor the context class loader: those of the thread that creates it may
 * be the application's.
 */
public final class UnrecordedThread extends Thread {

    /** Creates a daemon thread, not yet started. */
    public UnrecordedThread(Runnable work, String name) {
        super(null, work, name, 0, false);
        setDaemon(true);
        setContextClassLoader(null);
    }
}
