// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.text;

/** Pads texts to a number of columns; longer texts are unchanged. */
public final class Padding {

    private Padding() {}

    /** Returns a printable text with trailing spaces. */
    public static String left(String text, int columns) {
        return text + gap(text, columns);
    }

    /** Returns a printable text with leading spaces. */
    public static String right(String text, int columns) {
        return gap(text, columns) + text;
    }

    /** Returns the number of a list item, padded on both sides. */
    public static String item(int number) {
        return right(Integer.toString(number), 4) + "  ";
    }

    private static String gap(String text, int columns) {
        return " ".repeat(Math.max(0, columns - Lettering.columns(text)));
    }
}
