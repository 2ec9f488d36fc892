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

/** {@code attach}: attaches the agent to a JVM that runs, or changes the options of one that has it. */
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
            description =
                    "Options as behind -javaagent:churnscope-agent.jar=, where names of files are those that the JVM"
                            + " sees, from its working directory on. Once attached, report, summary, interval and log can"
                            + " change.")
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
                        "'" + option + "' is no option; options are key=value, as report=/tmp/churn.json");
            }
            if (option.indexOf(',') >= 0) {
                throw new CommandException(
                        "'" + option + "' has a comma, which no value can have; options stand apart, several"
                                + " values of one are separated by ';'");
            }
        }
        var answer = AttachedJvm.of(pid).ask(Request.Kind.ATTACH, String.join(",", options));
        answer.text().lines().forEach(line -> spec.commandLine().getErr().println("churnscope: " + line));
        spec.commandLine()
                .getOut()
                .println(
                        answer.outcome() == Response.Outcome.ATTACHED
                                ? "attached to " + pid + ", until it ends"
                                : options.isEmpty()
                                        ? pid + " is attached already"
                                        : pid + " is attached already; its options are changed");
        return CommandLineTool.EXIT_OK;
    }
}
