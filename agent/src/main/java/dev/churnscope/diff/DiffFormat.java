// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diff;

import dev.churnscope.compare.Comparison;
import java.util.Locale;

/** The forms a comparison can be written in. */
public enum DiffFormat {
    TEXT,
    JSON,
    MARKDOWN;

    /** Returns a comparison in this form, for a file. */
    public String render(Comparison comparison) {
        return switch (this) {
            case TEXT -> DiffText.ofFile(comparison);
            case JSON -> DiffJson.of(comparison);
            case MARKDOWN -> DiffMarkdown.of(comparison);
        };
    }

    /** Returns the name used on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
