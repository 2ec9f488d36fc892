// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a check are called by whoever runs it.
 *
 * @param report that is checked
 * @param budget null where there is none
 */
public record CheckedFiles(String report, @Nullable String budget) {

    /** Where a report comes from elsewhere. */
    static final CheckedFiles UNNAMED = new CheckedFiles("<report.json>", null);

    /** Returns the report's name as a shell takes it. */
    String reportForShell() {
        return this.equals(UNNAMED) || report.matches("[A-Za-z0-9_./@%+:,\\\\-]+")
                ? report
                : "'" + report.replace("'", "'\\''") + "'";
    }

    /** Returns where a file is, as code hosts want it: relative to the current folder, if it is in it. */
    static String uri(String file) {
        try {
            var stackCaller = Path.of("").toAbsolutePath();
            var path = stackCaller.resolve(file).normalize();
            return path.startsWith(stackCaller)
                    ? SourceFile.uri(stackCaller.relativize(path).toString().replace('\\', '/'))
                    : path.toUri().toASCIIString();
        } catch (InvalidPathException e) {
            return SourceFile.uri(file);
        }
    }
}
