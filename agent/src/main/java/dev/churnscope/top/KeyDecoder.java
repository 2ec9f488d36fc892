// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.top.Key.Kind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Makes keys of what a terminal sends: for most a character, for the others a sequence that begins with ESC (ECMA-48, and
 * what xterm and the VT220 made of it).
 */
final class KeyDecoder {

    /** Within which what follows an ESC belongs to it, also where it comes over a network. */
    private static final long SEQUENCE_MILLIS = 100;

    /** Who waits keeps the terminal from being given back, so that this long a person who leaves may have to wait. */
    private static final long WAIT_MILLIS = 200;

    private static final int ESC = 27;
    private static final int DELETE = 127;
    private static final char CTRL_C = 3;
    private static final char CTRL_H = 8;
    private static final char CTRL_L = 12;
    private static final char CTRL_Z = 26;

    private final Characters characters;

    /** Where characters come from. */
    interface Characters {

        /** Returns the next one, -1 at the end, or another negative number where none comes in time. */
        int read(long millis) throws IOException;
    }

    KeyDecoder(Characters characters) {
        this.characters = characters;
    }

    /** Waits for a key; returns null where the terminal is gone. */
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
