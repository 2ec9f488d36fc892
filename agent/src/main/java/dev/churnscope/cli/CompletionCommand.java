// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code completion}: prints a script for shell completion of commands, options and their values. */
@Command(
        name = "completion",
        description = "Print a script that lets bash or zsh complete commands.",
        customSynopsis = {"java -jar churnscope-agent.jar completion bash|zsh", ""},
        parameterListHeading = "%n",
        optionListHeading = "",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  Shells complete command names, so define one in ~/.bashrc or ~/.zshrc:",
            "    alias churnscope='java -jar /opt/churnscope-agent.jar'",
            "    source <(churnscope completion bash)",
        })
final class CompletionCommand implements Callable<Integer> {

    /**
     * Removed from the script: it disables the completion of file names where no values are known, but most arguments are files.
     */
    private static final String WITHOUT_FILES = "(?m)^.*compopt \\+o default\\R";

    private static final List<String> SHELLS = List.of("bash", "zsh");

    /** The shells, for completion. */
    static final class Shells implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return SHELLS.iterator();
        }
    }

    @Parameters(
            paramLabel = "bash|zsh",
            completionCandidates = Shells.class,
            description = "The shell. Both understand the same script.")
    private String shell;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        if (!SHELLS.contains(shell)) {
            throw new CommandException("there is no completion for '" + shell + "'; supported are bash and zsh");
        }
        var root = spec.root().commandLine();
        String script = AutoComplete.bash(root.getCommandName(), root);
        spec.commandLine().getOut().print(script.replaceAll(WITHOUT_FILES, ""));
        return CommandLineTool.EXIT_OK;
    }
}
