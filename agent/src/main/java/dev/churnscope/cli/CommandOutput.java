// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.report.ReportFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command's result goes: to a file, whole or not at all, or to standard output.
 *
 * @param charset of whatever reads standard output
 * @param ansi whether that is a terminal that shows colours, and its user wants them
 */
record CommandOutput(Charset charset, Ansi ansi) {

    /** Prints a text, or writes it where a file is given. */
    void put(CommandSpec spec, String text, @Nullable String file) throws Problem {
        if (file == null) {
            spec.commandLine().getOut().print(text);
            return;
        }
        try {
            ReportFile.write(text, Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new Problem("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Prints a text for people, with its colours where they are wanted. */
    void print(CommandSpec spec, String text) {
        spec.commandLine().getOut().print(ansi.enabled() ? Colours.of(text) : text);
    }
}
