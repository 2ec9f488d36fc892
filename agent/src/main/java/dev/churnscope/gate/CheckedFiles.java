// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files of a check, by the names given on the command line.
 *
 * @param report the report that is checked
 * @param budget null if there is none
 */
public record CheckedFiles(String report, @Nullable String budget) {

    /** For a report that does not come from a file. */
    static final CheckedFiles UNNAMED = new CheckedFiles("<report.json>", null);

    /** Returns the report's name, quoted for a shell. */
    String reportForShell() {
        return this.equals(UNNAMED) || report.matches("[A-Za-z0-9_./@%+:,\\\\-]+")
                ? report
                : "'" + report.replace("'", "'\\''") + "'";
    }

    /** Returns a file's URI as code hosts expect it: relative to the current directory if the file is below that. */
    static String uri(String file) {
        try {
            var currentDirectory = Path.of("").toAbsolutePath();
            var path = currentDirectory.resolve(file).normalize();
            return path.startsWith(currentDirectory)
                    ? SourceFile.uri(
                            currentDirectory.relativize(path).toString().replace('\\', '/'))
                    : path.toUri().toASCIIString();
        } catch (InvalidPathException e) {
            return SourceFile.uri(file);
        }
    }
}
