// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.diff.DiffFormat;
import dev.churnscope.gate.VerdictFormat;
import dev.churnscope.report.Format;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The commands, in the order in which help lists them. */
final class Commands {

    /** Commands that need to know all others. */
    private static final Set<String> ABOUT_OTHERS = Set.of("completion", "help");

    private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();

    /** @param stdout for output that is written while a command runs */
    Commands(ReportInput input, CommandOutput output, OutputStream stdout) {
        commands.put("report", () -> new ReportCommand(input, output));
        commands.put("diff", () -> new DiffCommand(input, output));
        commands.put("check", () -> new CheckCommand(input, output));
        commands.put("merge", () -> new MergeCommand(output));
        commands.put("attach", AttachCommand::new);
        commands.put("top", () -> new TopCommand(output, stdout));
        commands.put("explain", ExplainCommand::new);
        commands.put("completion", CompletionCommand::new);
        commands.put("version", VersionCommand::new);
        commands.put("help", CommandLine.HelpCommand::new);
    }

    /**
     * Returns the command line for the arguments. It has only the command that they start with, if possible: to inspect all of
     * them takes a cold JVM 50 ms.
     */
    CommandLine commandLine(String[] arguments) {
        var commandLine = new CommandLine(new ChurnscopeCommand());
        boolean isSingleCommand =
                arguments.length > 0 && commands.containsKey(arguments[0]) && !ABOUT_OTHERS.contains(arguments[0]);
        commands.forEach((name, command) -> {
            if (!isSingleCommand || name.equals(arguments[0])) {
                commandLine.addSubcommand(name, command.get());
            }
        });
        return commandLine
                .registerConverter(Format.class, new FormatConverter<>(Format.values()))
                .registerConverter(DiffFormat.class, new FormatConverter<>(DiffFormat.values()))
                .registerConverter(VerdictFormat.class, new FormatConverter<>(VerdictFormat.values()));
    }
}
