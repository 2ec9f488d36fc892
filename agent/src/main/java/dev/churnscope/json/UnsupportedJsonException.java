// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import java.io.IOException;

/**
 * Thrown if a text is not JSON, does not fit the record it is read into, or is not written as Churnscope writes it.
 *
 * <p>It has no details: callers that need them parse the text again with a general parser.
 */
public final class UnsupportedJsonException extends IOException {

    private static final long serialVersionUID = 1;

    UnsupportedJsonException() {
        super("this is not plain JSON");
    }
}
