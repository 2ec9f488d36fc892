// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.text;

import java.io.IOException;
import java.io.Writer;

/** A text that is written while it is rendered, so that the text of a large report is never in memory as a whole. */
@FunctionalInterface
public interface Rendering {

    /**
     * Writes the whole text, and leaves the writer open.
     *
     * @throws IOException if it cannot be written
     */
    void writeTo(Writer out) throws IOException;

    /** Returns a rendering of an existing text. */
    static Rendering of(String text) {
        return out -> out.write(text);
    }
}
