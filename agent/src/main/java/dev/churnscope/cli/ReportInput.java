// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.model.Report;
import dev.churnscope.report.file.ReportFile;
import dev.churnscope.text.Rendering;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Reads the files given to a command; failures become a {@link CommandException} with a one-line message.
 *
 * @param prefetch reports that are already being read
 */
record ReportInput(ReportPrefetch prefetch) {

    private interface Reading<T> {
        T read(Path file) throws IOException;
    }

    /** Returns the report in a file, prefetched or not. */
    Report report(String file) throws CommandException {
        var report = prefetch.take(file);
        return report == null ? read(file) : report;
    }

    /** Returns the report in a file that is not prefetched. */
    static Report read(String file) throws CommandException {
        return read(file, ReportFile::read);
    }

    /** Returns the report in a file as JSON, including what this version does not know. */
    Rendering json(String file, Charset charset) throws CommandException {
        boolean isPlain = prefetch.take(file) != null;
        return read(file, path -> isPlain ? ReportFile.checkedJson(path, charset) : ReportFile.json(path, charset));
    }

    /** Returns the text of a file. */
    static String text(String file) throws CommandException {
        return read(file, ReportFile::text);
    }

    private static <T> T read(String file, Reading<T> reading) throws CommandException {
        if (file.isBlank()) {
            throw new CommandException("the name of a file is empty");
        }
        try {
            return reading.read(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new CommandException("cannot read " + file + ": " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw tooLarge(file, e);
        }
    }

    /** Returns the error for a file that is too large for this JVM's memory. */
    static CommandException tooLarge(String file, OutOfMemoryError cause) {
        return new CommandException(
                "cannot read " + file
                        + ": it is too large for the memory of this JVM; java -Xmx8g -jar ... gives it more",
                cause);
    }
}
