// SPDX-License-Identifier: Apache-2.0
package com.example.orders.app;

import java.io.PrintStream;

/** Tells how far the demo is: in one line that is written over on a terminal, else in a line for each quarter. */
final class Progress {

    private static final String BACK_TO_START_AND_CLEAR = "\r\033[K";

    private final PrintStream out;
    private final boolean onTerminal;
    private String phase = "";
    private int shownPercent;

    Progress(PrintStream out, boolean onTerminal) {
        this.out = out;
        this.onTerminal = onTerminal;
    }

    void begin(String phase) {
        this.phase = phase;
        shownPercent = 0;
        show(phase + " ...");
    }

    void done(int steps, int of) {
        int percent = (int) (100L * steps / of);
        int interval = onTerminal ? 1 : 25;
        if (percent / interval > shownPercent / interval) {
            shownPercent = percent;
            show("%s: %d of %d, %d %%".formatted(phase, steps, of, percent));
        }
    }

    /** The last line, which stays. */
    void end(String line) {
        out.println(onTerminal ? BACK_TO_START_AND_CLEAR + line : line);
    }

    private void show(String line) {
        if (onTerminal) {
            out.print(BACK_TO_START_AND_CLEAR + line);
            out.flush();
        } else {
            out.println(line);
        }
    }
}
