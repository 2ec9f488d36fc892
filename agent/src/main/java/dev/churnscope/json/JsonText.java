// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import java.io.IOException;
import java.io.Writer;

/** Texts on their way to a writer, many at a time. */
final class JsonText {

    /** Has a meaning in HTML. Within strings of JSON every character can be escaped (RFC 8259, 7). */
    private static final String ESCAPED = "\"\\<>&='";

    private static final String DIGITS = "0123456789abcdef";

    private final Writer out;
    private final char[] buffer = new char[1 << 13];
    private final boolean isForScripts;
    private int length;

    /** @param isForScripts whether it is to be ASCII, and no text end the element it stands in */
    JsonText(Writer out, boolean isForScripts) {
        this.out = out;
        this.isForScripts = isForScripts;
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

    private boolean isPlain(char c) {
        return isForScripts ? isPlainInScripts(c) : c >= ' ' && c != '"' && c != '\\' && c != '\u2028' && c != '\u2029';
    }

    private static boolean isPlainInScripts(char c) {
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
