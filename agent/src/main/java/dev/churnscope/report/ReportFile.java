// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Report;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a report to a file, in the format that its name ends in. */
public final class ReportFile {

    private ReportFile() {}

    /**
     * Writes the whole report, or leaves what stood there.
     *
     * @throws IOException if the file cannot be written
     * @throws IllegalArgumentException if the name ends in no format that is known
     */
    public static void write(Report report, Path file) throws IOException {
        write(render(report, Format.ofFile(file)), file);
    }

    /** Writes a text the same way: under a temporary name beside the file, which is then renamed. */
    public static void write(String text, Path file) throws IOException {
        var target = file.toAbsolutePath();
        var partial = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.writeString(partial, text);
            rename(partial, target);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Returns a report as text. */
    public static String render(Report report, Format format) {
        return switch (format) {
            case JSON -> ReportJson.write(report);
            case TEXT -> TextReport.of(report);
        };
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
