// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.report.file.ReportFile;
import dev.churnscope.text.Rendering;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * Writes a command's result to a file, atomically, or to standard output.
 *
 * @param out standard output
 * @param charset the charset of standard output
 * @param ansi whether to use colours on standard output
 */
record CommandOutput(Writer out, Charset charset, Ansi ansi) {

    /** Checks up front that a file can be written whose content takes a while to create. */
    static void checkCanWrite(@Nullable String file) throws CommandException {
        if (file != null) {
            try {
                ReportFile.checkCanWrite(file(file));
            } catch (IOException | InvalidPathException e) {
                throw cannotWrite(file, e);
            }
        }
    }

    /** Prints a text, or writes it to the file unless that is null. */
    void put(String text, @Nullable String file) throws CommandException {
        put(Rendering.of(text), file);
    }

    /** Like {@link #put(String, String)}, for a text that is rendered while it is written. */
    void put(Rendering rendering, @Nullable String file) throws CommandException {
        try {
            if (file == null) {
                print(rendering);
            } else {
                write(rendering, file(file));
            }
        } catch (IOException | InvalidPathException e) {
            throw cannotWrite(file == null ? "to standard output" : file, e);
        }
    }

    private void print(Rendering rendering) throws IOException {
        try {
            rendering.writeTo(out);
        } catch (IOException e) {
            if (!CommandLineTool.isClosedByReader(e)) {
                throw e;
            }
        }
    }

    /** The file may be a named pipe, whose reader may close it. */
    private static void write(Rendering rendering, Path file) throws IOException {
        try {
            ReportFile.write(rendering, file);
        } catch (IOException e) {
            if (!CommandLineTool.isClosedByReader(e)) {
                throw e;
            }
        }
    }

    /** Returns the file to write; rejects an empty name, for example from an unset shell variable. */
    static Path file(String name) throws CommandException {
        if (name.isBlank()) {
            throw new CommandException("--out needs the name of a file, but it is empty");
        }
        if ((name.endsWith("/") || name.endsWith(File.separator)) && !Files.isDirectory(Path.of(name))) {
            throw new CommandException("cannot write " + name + ": it names a directory, which does not exist");
        }
        return Path.of(name);
    }

    static CommandException cannotWrite(String where, Exception cause) {
        return new CommandException("cannot write " + where + ": " + cause.getMessage(), cause);
    }

    /** Prints a text for users, with colours if enabled. */
    void print(String text) throws CommandException {
        put(ansi.enabled() ? Colours.of(text) : text, null);
    }
}
