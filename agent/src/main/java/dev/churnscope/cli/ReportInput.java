// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.model.Report;
import dev.churnscope.report.Rendering;
import dev.churnscope.report.ReportFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Reads the files that a command is given, or says in one line why not.
 *
 * @param early those that are being read already
 */
record ReportInput(ReportPrefetch early) {

    private interface Reading<T> {
        T read(Path file) throws IOException;
    }

    /** Returns the report in a file. */
    Report report(String file) throws CommandException {
        var report = early.take(file);
        return report == null ? read(file) : report;
    }

    /** The same, of a file that nobody has begun to read. */
    static Report read(String file) throws CommandException {
        return read(file, ReportFile::read);
    }

    /** Returns the report in a file as JSON, with what this version knows nothing of. */
    Rendering json(String file, Charset charset) throws CommandException {
        boolean isPlain = early.take(file) != null;
        return read(file, path -> isPlain ? ReportFile.checkedJson(path, charset) : ReportFile.json(path, charset));
    }

    /** Returns the text of a file. */
    static String text(String file) throws CommandException {
        return read(file, ReportFile::text);
    }

    private static <T> T read(String file, Reading<T> reading) throws CommandException {
        if (file.isBlank()) {
            throw new CommandException("a file is needed where there is an empty name");
        }
        try {
            return reading.read(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new CommandException("cannot read " + file + ": " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw tooLarge(file, e);
        }
    }

    /** Returns what is wrong where the memory of this JVM is too small for a file. */
    static CommandException tooLarge(String file, OutOfMemoryError cause) {
        return new CommandException(
                "cannot read " + file
                        + ": it is too large for the memory of this JVM; java -Xmx8g -jar ... gives it more",
                cause);
    }
}
