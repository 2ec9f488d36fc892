// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sentence in pieces, as its backticks part it: words, and code that is set apart from them. */
record InlineCode(String text, boolean code) {

    static List<InlineCode> pieces(@Nullable String sentence) {
        var pieces = new ArrayList<InlineCode>();
        String[] parts = (sentence == null ? "" : sentence).split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            // A last backtick without a partner begins no code.
            boolean isCode = i % 2 == 1 && i < parts.length - 1;
            String text = i % 2 == 1 && !isCode ? "`" + parts[i] : parts[i];
            if (!text.isEmpty()) {
                pieces.add(new InlineCode(text, isCode));
            }
        }
        return pieces;
    }
}
