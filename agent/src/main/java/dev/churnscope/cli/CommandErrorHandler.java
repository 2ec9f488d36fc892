// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.Spelling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints errors as one line on stderr, never with a stack trace. */
final class CommandErrorHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private static final String HELP = "; see java -jar churnscope-agent.jar help";

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        var commandLine = problem.getCommandLine();
        if (problem instanceof ChurnscopeCommand.NoCommandException) {
            commandLine.usage(commandLine.getErr());
        } else {
            print(commandLine, describe(problem));
        }
        return CommandLineTool.EXIT_USAGE;
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine commandLine, @Nullable ParseResult parseResult) {
        print(
                commandLine,
                problem instanceof CommandException
                        ? problem.getMessage()
                        : "internal error, please report it as a bug: " + problem);
        return CommandLineTool.EXIT_USAGE;
    }

    private static String describe(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return describe(unmatched);
        }
        if (problem instanceof MissingParameterException missing) {
            return missing.getMissing().get(0).isOption()
                    ? missing.getMessage()
                    : problem.getCommandLine().getCommandName() + " needs " + needed(missing) + HELP + " "
                            + problem.getCommandLine().getCommandName();
        }
        if (problem.getCause() instanceof TypeConversionException badValue) {
            // The converter's message names the option if necessary.
            return badValue.getMessage();
        }
        if (problem.getCommandLine().getCommand() instanceof ChurnscopeCommand && problem.getValue() != null) {
            // For example "help nope".
            return unknownCommand(problem.getValue(), problem.getCommandLine());
        }
        return problem.getMessage();
    }

    private static String needed(MissingParameterException missing) {
        return switch (missing.getCommandLine().getCommandName()) {
            case "completion" -> "bash or zsh";
            case "report" -> ReportCommand.NEEDED;
            case "attach", "top" -> "the process id of a JVM, which jps lists";
            default -> "a file, such as churn.json";
        };
    }

    private static String describe(UnmatchedArgumentException unmatched) {
        String argument = unmatched.getUnmatched().get(0);
        var commandLine = unmatched.getCommandLine();
        if (unmatched.isUnknownOption()) {
            return "unknown option '" + argument + "'"
                    + Spelling.nearest(
                                    argument,
                                    commandLine.getCommandSpec().optionsMap().keySet())
                            .map(nearest -> ", did you mean " + nearest + "?")
                            .orElse(HELP);
        }
        if (commandLine.getParent() != null) {
            return "unexpected argument '" + argument + "'" + HELP + " " + commandLine.getCommandName();
        }
        return unknownCommand(argument, commandLine);
    }

    private static String unknownCommand(String name, CommandLine commandLine) {
        return "unknown command '" + name + "'"
                + Spelling.nearest(name, commandLine.getSubcommands().keySet())
                        .map(nearest -> ", did you mean '" + nearest + "'?")
                        .orElse(HELP);
    }

    /** Replaces control characters and line breaks: the message may contain what the user typed. */
    private static void print(CommandLine commandLine, @Nullable String message) {
        var err = commandLine.getErr();
        err.println("churnscope: " + String.valueOf(message).replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " "));
        err.flush();
    }
}
