// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import java.io.IOException;

/**
 * That a text is not JSON, not that of the record it is read into, or written as Churnscope does not write it.
 *
 * <p>It says neither what nor where: whoever catches it reads the text again, by a parser that can.
 */
public final class UnsupportedJsonException extends IOException {

    private static final long serialVersionUID = 1;

    UnsupportedJsonException() {
        super("this is not plain JSON");
    }
}
