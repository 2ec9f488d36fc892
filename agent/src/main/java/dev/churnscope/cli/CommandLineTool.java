// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.report.file.TemporaryFiles;
import dev.churnscope.text.StandardStream;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import picocli.CommandLine.Help.Ansi;

/**
 * The command line of the agent's jar.
 *
 * <p>Exits with status 0 on success, with 1 if a check failed, and with 2 on wrong usage or if something could not be read or
 * written: then exactly one line on stderr has the reason, and stdout is empty.
 */
public final class CommandLineTool {

    static final int EXIT_OK = 0;
    static final int EXIT_CHECK_FAILED = 1;
    static final int EXIT_USAGE = 2;

    private CommandLineTool() {}

    /** Runs a command and ends the JVM. */
    public static void main(String[] arguments) {
        var stderr = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardStream.stderrCharset());
        var stdout = new FileOutputStream(FileDescriptor.out);
        TemporaryFiles.deleteAtExit();
        var ansi = Colours.of(System.getenv("TERM"), Ansi.AUTO);
        System.exit(run(arguments, stdout, StandardStream.stdoutCharset(), stderr, ansi));
    }

    /**
     * Runs a command and returns the exit status.
     *
     * @param ansi whether to print in colours; {@code AUTO} does so only on a terminal, and never if NO_COLOR is set
     */
    static int run(String[] arguments, OutputStream stdout, Charset stdoutCharset, PrintStream stderr, Ansi ansi) {
        var out = new BufferedWriter(new OutputStreamWriter(stdout, stdoutCharset));
        // Buffered, since a PrintWriter hides write errors, which have to be reported.
        var buffered = new StringWriter();
        var problems = new CommandErrorHandler();
        var commands = new Commands(
                new ReportInput(ReportPrefetch.of(arguments)), new CommandOutput(out, stdoutCharset, ansi), stdout);
        var commandLine = commands.commandLine(arguments)
                .setOut(new PrintWriter(buffered))
                .setErr(new PrintWriter(stderr, true))
                .setColorScheme(Colours.ofHelp(ansi))
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(80)
                // A report's name may start with "@".
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(problems)
                .setExecutionExceptionHandler(problems);
        int status = commandLine.execute(arguments);
        try {
            out.append(buffered.getBuffer()).flush();
        } catch (IOException e) {
            // Only one line is printed, which the command may have done already.
            if (!isClosedByReader(e) && status != EXIT_USAGE) {
                stderr.println("churnscope: cannot write to standard output: " + e.getMessage());
                return EXIT_USAGE;
            }
        }
        return status;
    }

    /** Whether the reader has closed the pipe, for example {@code | head}: EPIPE, by its {@code strerror(3)} message. */
    static boolean isClosedByReader(IOException problem) {
        return String.valueOf(problem.getMessage()).contains("Broken pipe");
    }
}
