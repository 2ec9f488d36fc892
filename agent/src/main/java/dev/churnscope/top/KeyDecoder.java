// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.top.Key.Kind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a terminal's input into keys: most are one character, the others a sequence that begins with ESC (ECMA-48, with
 * the sequences of xterm and the VT220).
 */
final class KeyDecoder {

    /** Maximum pause within an escape sequence, also over a network connection. */
    private static final long SEQUENCE_MILLIS = 100;

    /** A pending read blocks restoring the terminal, so quitting may take this long. */
    private static final long WAIT_MILLIS = 200;

    private static final int ESC = 27;
    private static final int DELETE = 127;
    private static final char CTRL_C = 3;
    private static final char CTRL_H = 8;
    private static final char CTRL_L = 12;
    private static final char CTRL_Z = 26;

    private final Characters characters;

    /** A source of characters. */
    interface Characters {

        /** Returns the next character, -1 at the end of input, or another negative number at a timeout. */
        int read(long millis) throws IOException;
    }

    KeyDecoder(Characters characters) {
        this.characters = characters;
    }

    /** Waits for a key; returns null if the terminal was closed. */
    @Nullable
    Key next() throws IOException {
        int character = characters.read(WAIT_MILLIS);
        while (character < -1) {
            character = characters.read(WAIT_MILLIS);
        }
        return switch (character) {
            case -1 -> null;
            case ESC -> afterEscape();
            case '\r', '\n' -> Key.of(Kind.ENTER);
            case DELETE, CTRL_H -> Key.of(Kind.BACKSPACE);
            case CTRL_C -> Key.of(Kind.INTERRUPT);
            case CTRL_L -> Key.of(Kind.REDRAW);
            case CTRL_Z -> Key.of(Kind.SUSPEND);
            default -> character < ' ' ? Key.of(Kind.OTHER) : Key.of((char) character);
        };
    }

    private Key afterEscape() throws IOException {
        int next = characters.read(SEQUENCE_MILLIS);
        if (next < 0) {
            return Key.of(Kind.ESCAPE);
        }
        if (next != '[' && next != 'O') {
            return Key.of(Kind.OTHER);
        }
        var parameters = new StringBuilder();
        int last = characters.read(SEQUENCE_MILLIS);
        while (last >= ' ' && last < '@') {
            parameters.append((char) last);
            last = characters.read(SEQUENCE_MILLIS);
        }
        return Key.of(
                switch (last) {
                    case 'A' -> Kind.UP;
                    case 'B' -> Kind.DOWN;
                    case 'C' -> Kind.RIGHT;
                    case 'D' -> Kind.LEFT;
                    case 'H' -> Kind.HOME;
                    case 'F' -> Kind.END;
                    case '~' -> numbered(parameters.toString());
                    default -> Kind.OTHER;
                });
    }

    private static Kind numbered(String parameters) {
        return switch (parameters) {
            case "1", "7" -> Kind.HOME;
            case "4", "8" -> Kind.END;
            case "5" -> Kind.PAGE_UP;
            case "6" -> Kind.PAGE_DOWN;
            default -> Kind.OTHER;
        };
    }
}
