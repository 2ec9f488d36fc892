// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

/** Texts that take a number of columns, whatever the locale; those that take more stay as they are. */
public final class Padding {

    private Padding() {}

    /** Returns a printable text with spaces behind it. */
    public static String left(String text, int columns) {
        return text + gap(text, columns);
    }

    /** Returns a printable text with spaces before it. */
    public static String right(String text, int columns) {
        return gap(text, columns) + text;
    }

    /** Returns the number of something in a list, with spaces around it. */
    public static String item(int number) {
        return right(Integer.toString(number), 4) + "  ";
    }

    private static String gap(String text, int columns) {
        return " ".repeat(Math.max(0, columns - Lettering.columns(text)));
    }
}
