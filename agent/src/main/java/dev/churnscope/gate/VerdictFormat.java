// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.report.json.AsciiJson;
import dev.churnscope.text.FileFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The output formats of a verdict. */
public enum VerdictFormat implements FileFormat {
    TEXT(".txt"),
    JSON(".json"),
    /** JUnit's XML report format, which pipelines show as test results. */
    JUNIT(".xml"),
    /** SARIF 2.1.0, which code hosts show next to the line. */
    SARIF(".sarif"),
    MARKDOWN(".md");

    private final String ending;

    VerdictFormat(String ending) {
        this.ending = ending;
    }

    @Override
    public String ending() {
        return ending;
    }

    /** Renders a verdict for a file. */
    public String render(Verdict verdict) {
        return this == TEXT ? VerdictText.ofFile(verdict) : render(verdict, StandardCharsets.UTF_8);
    }

    /** Renders a verdict for a reader of the charset: in plain ASCII unless it is a Unicode charset. */
    public String render(Verdict verdict, Charset charset) {
        return switch (this) {
            case TEXT -> VerdictText.of(verdict, charset);
            case JSON -> AsciiJson.unlessUnicode(charset, VerdictJson.of(verdict));
            case JUNIT -> VerdictJUnit.of(verdict, charset);
            case SARIF -> AsciiJson.unlessUnicode(charset, VerdictSarif.of(verdict));
            case MARKDOWN -> VerdictMarkdown.of(verdict, charset);
        };
    }

    /** Returns the name used on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
