// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a sentence that is split at its backticks: either words or code. */
public record InlineCode(String text, boolean code) {

    /** Returns the pieces of a sentence in their order; a null sentence is empty. */
    public static List<InlineCode> pieces(@Nullable String sentence) {
        var pieces = new ArrayList<InlineCode>();
        String[] parts = (sentence == null ? "" : sentence).split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            // An unmatched last backtick does not start code.
            boolean isCode = i % 2 == 1 && i < parts.length - 1;
            String text = i % 2 == 1 && !isCode ? "`" + parts[i] : parts[i];
            if (!text.isEmpty()) {
                pieces.add(new InlineCode(text, isCode));
            }
        }
        return pieces;
    }
}
