// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.diagnose.Severity;
import dev.churnscope.gate.Budget;
import dev.churnscope.gate.CheckedFiles;
import dev.churnscope.gate.Gate;
import dev.churnscope.gate.InvalidBudgetException;
import dev.churnscope.gate.Verdict;
import dev.churnscope.gate.VerdictFormat;
import dev.churnscope.gate.VerdictText;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: the gate of a pipeline. */
@Command(
        name = "check",
        description = "Fail a pipeline on new findings, more churn or a broken budget.",
        customSynopsis = {
            "java -jar churnscope-agent.jar check <report.json>",
            "            [--baseline base.json] [--budget FILE]",
            "            [--fail-on high|medium|low] [--format FORMAT] [--out FILE]",
            "",
        },
        parameterListHeading = "%n",
        optionListHeading = "",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  Fail on any finding of severity high:",
            "    java -jar churnscope-agent.jar check churn.json",
            "  Fail on findings or churn beyond an earlier run:",
            "    java -jar churnscope-agent.jar check churn.json --baseline base.json",
            "  Check it against your own limits, in a file such as",
            "    total.opensPerMinute=120",
            "    total.leaked=0",
            "    site.com.shop.PriceClient.fetch.minReuse=0.9",
            "  and let the pipeline show the result as a test result:",
            "    java -jar churnscope-agent.jar check churn.json --budget churn.budget \\",
            "        --format junit --out churn-tests.xml",
            "",
            "Exit status: 0 passed, 1 failed, 2 wrong usage or unreadable input.",
        })
final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<report.json>", description = "The report of the run to check.")
    private String report;

    @Option(
            names = "--baseline",
            paramLabel = "base.json",
            description = "The report of an earlier run to compare with. Without it, every finding counts as new.")
    private @Nullable String baseline;

    @Option(
            names = "--budget",
            paramLabel = "FILE",
            description = {
                "Properties file with limits for the process or",
                "for one method, as below: opensPerMinute, leaked,",
                "activeClosesPerThousandRequests, minReuse,",
                "findings.high, findings.medium or findings.low.",
            })
    private @Nullable String budget;

    @Option(
            names = "--fail-on",
            paramLabel = "high|medium|low",
            converter = SeverityConverter.class,
            completionCandidates = SeverityConverter.Candidates.class,
            defaultValue = "high",
            description = "The lowest severity of a new finding that fails. Default: high.")
    private Severity failOn;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "text, json, junit, sarif or markdown. Default: by the ending of --out (txt, json, xml, sarif, md),"
                            + " else text.")
    private @Nullable VerdictFormat format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            converter = OutFileConverter.class,
            description = "Output file, replaced atomically; the text is then printed, too."
                    + " - or absent: standard output.")
    private @Nullable String out;

    @Mixin
    private HelpOption help;

    private final ReportInput input;
    private final CommandOutput output;

    CheckCommand(ReportInput input, CommandOutput output) {
        this.input = input;
        this.output = output;
    }

    @Override
    public Integer call() throws CommandException {
        var chosen = OutFileConverter.format(format, out, VerdictFormat.values(), VerdictFormat.TEXT);
        var limits = budget == null ? Budget.NONE : budget(budget);
        var base = baseline == null ? null : input.report(baseline);
        var verdict = Gate.of(input.report(report), base, limits, failOn, new CheckedFiles(report, budget));
        if (out != null) {
            output.put(chosen.render(verdict), out);
        }
        print(verdict, chosen);
        return verdict.passed() ? CommandLineTool.EXIT_OK : CommandLineTool.EXIT_CHECK_FAILED;
    }

    /** The pipeline's log should show why it failed, even if the result is written to a file. */
    private void print(Verdict verdict, VerdictFormat chosen) throws CommandException {
        if (out != null || chosen == VerdictFormat.TEXT) {
            output.print(VerdictText.of(verdict, output.charset()));
        } else {
            output.put(chosen.render(verdict, output.charset()), null);
        }
    }

    private static Budget budget(String file) throws CommandException {
        try {
            return Budget.parse(ReportInput.text(file));
        } catch (InvalidBudgetException e) {
            throw new CommandException("cannot use the budget " + file + ": " + e.getMessage(), e);
        }
    }
}
