// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import java.io.IOException;
import java.io.Writer;

/** JSON on its way into a script element of a page: plain ASCII, in which no text can end the element. */
final class JsonText {

    /** Has a meaning in HTML. Within strings of JSON every character can be escaped (RFC 8259, 7). */
    private static final String ESCAPED = "\"\\<>&='";

    private static final String DIGITS = "0123456789abcdef";

    private final Writer out;
    private final char[] buffer = new char[1 << 13];
    private int length;

    JsonText(Writer out) {
        this.out = out;
    }

    void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }

    void plain(char character) throws IOException {
        if (length == buffer.length) {
            flush();
        }
        buffer[length++] = character;
    }

    /** Adds a text as it is. */
    void plain(String text) throws IOException {
        plain(text, 0, text.length());
    }

    private void plain(String text, int from, int to) throws IOException {
        if (to - from > buffer.length - length) {
            flush();
            if (to - from > buffer.length) {
                out.write(text, from, to - from);
                return;
            }
        }
        text.getChars(from, to, buffer, length);
        length += to - from;
    }

    /** Adds a whole number: most of a report, and most of them have one digit. */
    void number(long number) throws IOException {
        if (number >= 0 && number < 10) {
            plain((char) ('0' + number));
        } else {
            plain(Long.toString(number));
        }
    }

    /** Adds a text as a string of JSON. */
    void quoted(String text) throws IOException {
        plain('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isPlain(c)) {
                plain(text, from, i);
                escaped(c);
                from = i + 1;
            }
        }
        plain(text, from, text.length());
        plain('"');
    }

    private static boolean isPlain(char c) {
        return c >= '?' && c < 0x7f && c != '\\' || c < '?' && c >= ' ' && ESCAPED.indexOf(c) < 0;
    }

    private void escaped(char c) throws IOException {
        switch (c) {
            case '"' -> plain("\\\"");
            case '\\' -> plain("\\\\");
            case '\b' -> plain("\\b");
            case '\f' -> plain("\\f");
            case '\n' -> plain("\\n");
            case '\r' -> plain("\\r");
            case '\t' -> plain("\\t");
            default -> {
                plain("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    plain(DIGITS.charAt(c >> shift & 0xf));
                }
            }
        }
    }
}
