// SPDX-License-Identifier: Apache-2.0
package com.example.orders.backend;

import java.io.IOException;

/**
 * Ties a back end to the JVM that started it, by the pipe between them: the port goes out on stdout, and the end of
 * stdin says that the other side has gone. The system closes that pipe even for a process that was killed.
 */
final class Lifeline {

    private Lifeline() {}

    /** Reports the port, waits for the end of the parent, and ends this JVM. */
    static void serveUntilParentEnds(int port) throws IOException {
        System.out.println(port);
        while (System.in.read() != -1) {
            // The parent sends nothing; whatever came would not be the end.
        }
        System.exit(0); // The servers' own threads would keep the JVM alive.
    }
}
