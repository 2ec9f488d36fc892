// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

/**
 * What a person has pressed.
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

        /** One that has no meaning here. */
        OTHER
    }

    static Key of(Kind kind) {
        return new Key(kind, '\0');
    }

    static Key of(char character) {
        return new Key(Kind.CHARACTER, character);
    }
}
