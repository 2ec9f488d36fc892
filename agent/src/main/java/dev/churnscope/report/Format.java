// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.text.FileFormat;
import java.nio.file.Path;
import java.util.Locale;

/** The output formats of a report. */
public enum Format implements FileFormat {
    TEXT(".txt"),
    JSON(".json"),
    HTML(".html"),
    MARKDOWN(".md");

    private final String ending;

    Format(String ending) {
        this.ending = ending;
    }

    /**
     * Returns the format that a file's name implies, ignoring case.
     *
     * @throws IllegalArgumentException if it implies none of them
     */
    public static Format ofFile(Path file) {
        return FileFormat.ofName(file.toString(), values())
                .orElseThrow(() -> new IllegalArgumentException(file + " ends in none of .json, .txt, .html and .md"));
    }

    @Override
    public String ending() {
        return ending;
    }

    /** Returns the name used on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
