// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root command. Without a subcommand it prints its usage and exits with an error. */
@Command(
        name = "churnscope",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.class,
        customSynopsis = "java -jar churnscope-agent.jar <command>",
        description = {
            "",
            "Which line of code opens the TCP connections of a JVM, which side closes them"
                    + " first, and which line closes them.",
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  Run an application with the agent; a summary appears when it ends:",
            "    java -javaagent:churnscope-agent.jar -jar app.jar",
            "  Write the full report to a file, and show it:",
            "    java -javaagent:churnscope-agent.jar=report=churn.json -jar app.jar",
            "    java -jar churnscope-agent.jar report churn.json",
            "  Inspect a running JVM by its process id:",
            "    java -jar churnscope-agent.jar report 4711",
            "    java -jar churnscope-agent.jar top 4711",
            "  Fail a pipeline if churn got worse:",
            "    java -jar churnscope-agent.jar check churn.json --baseline base.json",
            "  Show the help of one command:",
            "    java -jar churnscope-agent.jar help report",
            "",
            "Exit status: 0 success, 1 the check failed, 2 wrong usage or unreadable input.",
        })
final class ChurnscopeCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new NoCommandException(spec.commandLine());
    }

    /** The only usage error with more than one line of output. */
    static final class NoCommandException extends CommandLine.ParameterException {
        private static final long serialVersionUID = 1L;

        NoCommandException(CommandLine commandLine) {
            super(commandLine, "no command");
        }
    }
}
