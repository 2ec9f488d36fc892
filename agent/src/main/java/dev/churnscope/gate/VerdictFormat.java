// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.report.FileForm;
import java.util.Locale;

/** The forms a verdict can be written in. */
public enum VerdictFormat implements FileForm {
    TEXT(".txt"),
    JSON(".json"),
    /** The XML of JUnit's reports, which every pipeline shows among its tests. */
    JUNIT(".xml"),
    /** SARIF 2.1.0, which code hosts show beside the line. */
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

    /** Returns the form that a file's name asks for, in small letters or capitals; text where it asks for none. */
    public static VerdictFormat ofFile(String file) {
        return FileForm.askedFor(file, values()).orElse(TEXT);
    }

    /** Returns a verdict in this form, for a file. */
    public String render(Verdict verdict) {
        return switch (this) {
            case TEXT -> VerdictText.ofFile(verdict);
            case JSON -> VerdictJson.of(verdict);
            case JUNIT -> VerdictJUnit.of(verdict);
            case SARIF -> VerdictSarif.of(verdict);
            case MARKDOWN -> VerdictMarkdown.of(verdict);
        };
    }

    /** Returns the name used on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
