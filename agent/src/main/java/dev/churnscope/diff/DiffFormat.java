// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diff;

import dev.churnscope.compare.Comparison;
import dev.churnscope.report.json.AsciiJson;
import dev.churnscope.text.FileFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The output formats of a comparison. */
public enum DiffFormat implements FileFormat {
    TEXT(".txt"),
    JSON(".json"),
    MARKDOWN(".md");

    private final String ending;

    DiffFormat(String ending) {
        this.ending = ending;
    }

    @Override
    public String ending() {
        return ending;
    }

    /** Renders a comparison for a file. */
    public String render(Comparison comparison) {
        return this == TEXT ? DiffText.ofFile(comparison) : render(comparison, StandardCharsets.UTF_8);
    }

    /** Renders a comparison for a reader of the charset: in plain ASCII unless it is a Unicode charset. */
    public String render(Comparison comparison, Charset charset) {
        return switch (this) {
            case TEXT -> DiffText.of(comparison, charset);
            case JSON -> AsciiJson.unlessUnicode(charset, DiffJson.of(comparison));
            case MARKDOWN -> DiffMarkdown.of(comparison, charset);
        };
    }

    /** Returns the name used on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
