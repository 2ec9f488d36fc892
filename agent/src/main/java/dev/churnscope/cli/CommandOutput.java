// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.report.Rendering;
import dev.churnscope.report.ReportFile;
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
 * Where a command's result goes: to a file, whole or not at all, or to standard output.
 *
 * @param out standard output
 * @param charset of whatever reads it
 * @param ansi whether that is a terminal that shows colours, and its user wants them
 */
record CommandOutput(Writer out, Charset charset, Ansi ansi) {

    /** Finds out whether a file can be written that there will be something for only after a while. */
    static void checkCanWrite(@Nullable String file) throws CommandException {
        if (file != null) {
            try {
                ReportFile.checkCanWrite(file(file));
            } catch (IOException | InvalidPathException e) {
                throw cannotWrite(file, e);
            }
        }
    }

    /** Prints a text, or writes it where a file is given. */
    void put(String text, @Nullable String file) throws CommandException {
        put(Rendering.of(text), file);
    }

    /** The same, of a text that is made only now. */
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

    /** A pipe has a name, too. */
    private static void write(Rendering rendering, Path file) throws IOException {
        try {
            ReportFile.write(rendering, file);
        } catch (IOException e) {
            if (!CommandLineTool.isClosedByReader(e)) {
                throw e;
            }
        }
    }

    /** Returns the file that is to be written, which an empty name, such as that of a variable that is not set, does not tell. */
    static Path file(String name) throws CommandException {
        if (name.isBlank()) {
            throw new CommandException("--out needs the name of a file where there is an empty one");
        }
        if ((name.endsWith("/") || name.endsWith(File.separator)) && !Files.isDirectory(Path.of(name))) {
            throw new CommandException(
                    "cannot write " + name + ": there is no such directory, and no file has such a name");
        }
        return Path.of(name);
    }

    static CommandException cannotWrite(String where, Exception cause) {
        return new CommandException("cannot write " + where + ": " + cause.getMessage(), cause);
    }

    /** Prints a text for people, with its colours where they are wanted. */
    void print(String text) throws CommandException {
        put(ansi.enabled() ? Colours.of(text) : text, null);
    }
}
