// SPDX-License-Identifier: Apache-2.0
package com.example;

import java.io.IOException;

/** Ties a program to the one that started it: where stdin ends, the other has gone, however it ended. */
public final class Lifeline {

    private Lifeline() {}

    /** From now on this JVM ends with its parent. */
    public static void hold() {
        var thread = new Thread(Lifeline::haltAtEnd, "lifeline");
        thread.setDaemon(true);
        thread.start();
    }

    private static void haltAtEnd() {
        try {
            while (System.in.read() != -1) {
                // Nothing is sent; whatever came would not be the end.
            }
        } catch (IOException e) {
            // As good as the end.
        }
        Runtime.getRuntime().halt(99);
    }
}
