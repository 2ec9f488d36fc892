// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

/** Whether a server socket still listens: told by the socket, asked by the sites that it accepts for. Thread-safe. */
public final class Listening {

    private volatile boolean isOver;

    /** Notes that the socket is closed. */
    public void end() {
        isOver = true;
    }

    /** Whether the socket is closed. */
    public boolean isOver() {
        return isOver;
    }
}
