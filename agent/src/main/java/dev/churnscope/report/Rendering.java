// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import java.io.IOException;
import java.io.Writer;

/** A text that is written as it is made: that of a large report need not be held as a whole. */
@FunctionalInterface
public interface Rendering {

    /**
     * Writes all of it, and leaves the writer open.
     *
     * @throws IOException if it cannot be written
     */
    void writeTo(Writer out) throws IOException;

    /** Returns a text that is there already. */
    static Rendering of(String text) {
        return out -> out.write(text);
    }
}
