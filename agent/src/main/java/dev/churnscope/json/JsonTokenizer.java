// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads JSON tokens directly from UTF-8 bytes; creates a string only if the caller asks for one.
 *
 * <p>Every method throws {@link UnsupportedJsonException} if the next token is not what it is to read. For use by one thread.
 */
final class JsonTokenizer {

    private static final int END = -1;
    /** Maximum nesting depth of a skipped value. */
    private static final int MAX_DEPTH = 100;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;

    /** The bytes of the string or number that was read last. */
    private byte[] text = new byte[1 << 10];

    private int length;
    private boolean isAscii;

    private final StringCache strings = new StringCache();

    JsonTokenizer(InputStream in) {
        this.in = in;
    }

    /** Skips white space, and returns the next byte without consuming it, or -1 at the end. */
    int peek() throws IOException {
        for (; ; ) {
            while (position < limit) {
                byte next = buffer[position];
                if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                    return next & 0xff;
                }
                position++;
            }
            if (!fill()) {
                return END;
            }
        }
    }

    /** Consumes the token, and white space before it, if it is next; returns whether it was. */
    boolean passes(char token) throws IOException {
        boolean isNext = peek() == token;
        if (isNext) {
            position++;
        }
        return isNext;
    }

    void pass(char token) throws IOException {
        if (!passes(token)) {
            throw new UnsupportedJsonException();
        }
    }

    /** Consumes {@code null} if it is next; returns whether it was. */
    boolean passesNull() throws IOException {
        boolean isNext = peek() == 'n';
        if (isNext) {
            word("null");
        }
        return isNext;
    }

    boolean bool() throws IOException {
        boolean isTrue = peek() == 't';
        word(isTrue ? "true" : "false");
        return isTrue;
    }

    private void word(String word) throws IOException {
        for (int i = 0; i < word.length(); i++) {
            if (next() != word.charAt(i)) {
                throw new UnsupportedJsonException();
            }
        }
    }

    String string() throws IOException {
        passText();
        return isAscii ? strings.of(text, length) : decoded();
    }

    /** Consumes a string, for {@link #isText}. */
    void passText() throws IOException {
        pass('"');
        length = 0;
        isAscii = true;
        for (; ; ) {
            int end = position;
            while (end < limit && buffer[end] >= ' ' && buffer[end] != '"' && buffer[end] != '\\') {
                end++;
            }
            add(position, end);
            position = end;
            int next = next();
            if (next == '"') {
                if (!isAscii) {
                    decoded(); // A skipped string must be UTF-8, too.
                }
                return;
            }
            if (next == '\\') {
                addEscaped();
            } else if (next >= ' ') {
                isAscii &= next < 0x80;
                add((byte) next);
            } else {
                throw new UnsupportedJsonException();
            }
        }
    }

    private String decoded() throws UnsupportedJsonException {
        String decoded = new String(text, 0, length, StandardCharsets.UTF_8);
        if (decoded.indexOf('\ufffd') >= 0) {
            throw new UnsupportedJsonException(); // It may stand for invalid UTF-8.
        }
        return decoded;
    }

    /** Whether the string that was consumed last equals this one. */
    boolean isText(byte[] ascii) {
        return length == ascii.length && Arrays.equals(text, 0, length, ascii, 0, length);
    }

    private void addEscaped() throws IOException {
        int next = next();
        switch (next) {
            case '"', '\\', '/' -> add((byte) next);
            case 'b' -> add((byte) '\b');
            case 'f' -> add((byte) '\f');
            case 'n' -> add((byte) '\n');
            case 'r' -> add((byte) '\r');
            case 't' -> add((byte) '\t');
            case 'u' -> addUnicode();
            default -> throw new UnsupportedJsonException();
        }
    }

    private void addUnicode() throws IOException {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw new UnsupportedJsonException();
            }
            unit = unit << 4 | digit;
        }
        if (Character.isSurrogate((char) unit)) {
            throw new UnsupportedJsonException(); // Churnscope escapes no surrogates.
        }
        for (byte utf8 : String.valueOf((char) unit).getBytes(StandardCharsets.UTF_8)) {
            isAscii &= utf8 >= 0;
            add(utf8);
        }
    }

    long whole() throws IOException {
        passNumber();
        return NumberParser.whole(text, length);
    }

    double decimal() throws IOException {
        passNumber();
        return NumberParser.decimal(text, length);
    }

    /** Returns an integer as a {@link Long}, any other number as a {@link Double}. */
    Number number() throws IOException {
        passNumber();
        return NumberParser.isWhole(text, length)
                ? (Number) NumberParser.whole(text, length)
                : (Number) NumberParser.decimal(text, length);
    }

    private void passNumber() throws IOException {
        int next = peek();
        length = 0;
        while (next >= '0' && next <= '9' || next == '.' || next == '-' || next == '+' || next == 'e' || next == 'E') {
            add((byte) next);
            position++;
            next = position < limit || fill() ? buffer[position] : END;
        }
    }

    /** Skips a value of any type. */
    void skip() throws IOException {
        skip(0);
    }

    private void skip(int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new UnsupportedJsonException();
        }
        switch (peek()) {
            case '{' -> {
                pass('{');
                if (!passes('}')) {
                    do {
                        passText();
                        pass(':');
                        skip(depth + 1);
                    } while (passes(','));
                    pass('}');
                }
            }
            case '[' -> {
                pass('[');
                if (!passes(']')) {
                    do {
                        skip(depth + 1);
                    } while (passes(','));
                    pass(']');
                }
            }
            case '"' -> passText();
            case 't', 'f' -> bool();
            case 'n' -> passesNull();
            default -> decimal();
        }
    }

    private void add(byte next) {
        if (length == text.length) {
            text = Arrays.copyOf(text, 2 * length);
        }
        text[length++] = next;
    }

    private void add(int from, int to) {
        int added = to - from;
        if (length + added > text.length) {
            text = Arrays.copyOf(text, 2 * (length + added));
        }
        System.arraycopy(buffer, from, text, length, added);
        length += added;
    }

    private int next() throws IOException {
        return position < limit || fill() ? buffer[position++] & 0xff : END;
    }

    private boolean fill() throws IOException {
        limit = Math.max(0, in.read(buffer));
        position = 0;
        return limit > 0;
    }
}
