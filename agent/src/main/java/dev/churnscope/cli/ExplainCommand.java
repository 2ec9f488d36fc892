// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.Spelling;
import dev.churnscope.diagnose.RuleText;
import dev.churnscope.diagnose.Rules;
import java.util.Iterator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: explains what a rule means, why it matters and how to fix it. */
@Command(
        name = "explain",
        description = "Explain what a rule means, why it matters and how to fix it.",
        customSynopsis = {"java -jar churnscope-agent.jar explain <rule>", ""},
        parameterListHeading = "%n",
        optionListHeading = "",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar churnscope-agent.jar explain client-per-request",
            "  java -jar churnscope-agent.jar explain        (lists the rules)",
        })
final class ExplainCommand implements Callable<Integer> {

    /** The names of the rules, for completion. */
    static final class RuleNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Rules.ids().iterator();
        }
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "<rule>",
            completionCandidates = RuleNames.class,
            description = "The name of a rule, as shown with a finding. Without it, all rules are listed.")
    private @Nullable String rule;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        var out = spec.commandLine().getOut();
        if (rule == null) {
            for (String id : Rules.ids()) {
                out.printf("%-34s  %s%n", id, RuleText.of(id).title());
            }
            return CommandLineTool.EXIT_OK;
        }
        if (!Rules.ids().contains(rule)) {
            throw new CommandException("there is no rule '" + rule + "'"
                    + Spelling.nearest(rule, Rules.ids())
                            .map(nearest -> ", did you mean '" + nearest + "'?")
                            .orElse("; explain without a name lists all rules"));
        }
        out.print(RuleText.of(rule).page());
        return CommandLineTool.EXIT_OK;
    }
}
