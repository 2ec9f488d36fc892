// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import java.nio.file.Path;
import java.util.Locale;

/** The forms a report can be written in. */
public enum Format {
    JSON(".json"),
    TEXT(".txt"),
    HTML(".html"),
    MARKDOWN(".md");

    private final String ending;

    Format(String ending) {
        this.ending = ending;
    }

    /**
     * Returns the format that a file's name asks for, in small letters or capitals.
     *
     * @throws IllegalArgumentException if it ends in none
     */
    public static Format ofFile(Path file) {
        for (var format : values()) {
            if (file.toString().toLowerCase(Locale.ROOT).endsWith(format.ending)) {
                return format;
            }
        }
        throw new IllegalArgumentException(file + " ends in none of .json, .txt, .html and .md");
    }

    /** Returns what the name of such a file ends in. */
    public String ending() {
        return ending;
    }

    /** Returns the name used on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
