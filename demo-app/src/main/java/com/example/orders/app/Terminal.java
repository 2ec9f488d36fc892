// SPDX-License-Identifier: Apache-2.0
package com.example.orders.app;

import java.io.Console;

/** Whether a person watches the output, or a file or a pipe takes it. */
final class Terminal {

    private Terminal() {}

    static boolean isWatched() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // Before JDK 22, which has that method, there is a console only on a terminal.
        }
    }
}
