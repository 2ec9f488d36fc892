// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.attach.Request;
import dev.churnscope.attach.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attach}: attaches the agent to a running JVM, or changes the options of an attached one. */
@Command(
        name = "attach",
        description = "Attach to a running JVM, or change the options of one that is attached.",
        customSynopsis = {"java -jar churnscope-agent.jar attach <pid> [key=value ...]", ""},
        parameterListHeading = "%n",
        optionListHeading = "",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar churnscope-agent.jar attach 4711 report=/tmp/churn.json",
            "  java -jar churnscope-agent.jar attach 4711 interval=30s",
        })
final class AttachCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "<pid>", description = "The process id of the JVM; jps lists them.")
    private String pid;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "key=value",
            description = "Same options as for -javaagent. File names are resolved in the JVM's working directory. Once"
                    + " attached, only report, summary, interval and log can be changed.")
    private List<String> options = new ArrayList<>();

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        for (String option : options) {
            if (option.indexOf('=') < 1) {
                throw new CommandException(
                        "'" + option + "' is not an option; write key=value, for example report=/tmp/churn.json");
            }
            if (option.indexOf(',') >= 0) {
                throw new CommandException(
                        "'" + option + "' contains a comma; separate options with spaces, and several values of one"
                                + " option with ';'");
            }
        }
        var response = AttachedJvm.of(pid).ask(Request.Kind.ATTACH, String.join(",", options));
        response.text().lines().forEach(line -> spec.commandLine().getErr().println("churnscope: " + line));
        spec.commandLine()
                .getOut()
                .println(
                        response.outcome() == Response.Outcome.ATTACHED
                                ? "attached to " + pid + "; the agent stays until the JVM ends"
                                : options.isEmpty()
                                        ? pid + " is already attached"
                                        : pid + " is already attached; its options have been changed");
        return CommandLineTool.EXIT_OK;
    }
}
