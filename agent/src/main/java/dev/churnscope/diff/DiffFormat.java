// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diff;

import dev.churnscope.compare.Comparison;
import dev.churnscope.report.AsciiJson;
import dev.churnscope.report.FileFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The forms a comparison can be written in. */
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

    /** Returns a comparison in this form, for a file. */
    public String render(Comparison comparison) {
        return this == TEXT ? DiffText.ofFile(comparison) : render(comparison, StandardCharsets.UTF_8);
    }

    /** Returns the same for whatever understands a charset: plain ASCII unless that is one of Unicode's. */
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
