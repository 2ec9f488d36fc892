// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

/**
 * A key press.
 *
 * @param character 0 unless the kind is {@link Kind#CHARACTER}
 */
record Key(Kind kind, char character) {

    enum Kind {
        CHARACTER,
        UP,
        DOWN,
        LEFT,
        RIGHT,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        ENTER,
        BACKSPACE,
        ESCAPE,

        /** Ctrl-C. */
        INTERRUPT,

        /** Ctrl-Z. */
        SUSPEND,

        /** Ctrl-L. */
        REDRAW,

        /** Any other key, which has no meaning here. */
        OTHER
    }

    static Key of(Kind kind) {
        return new Key(kind, '\0');
    }

    static Key of(char character) {
        return new Key(Kind.CHARACTER, character);
    }
}
