// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.compare.Comparison;
import dev.churnscope.diff.DiffFormat;
import dev.churnscope.diff.DiffText;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diff}: shows what got better and worse from one report to another. */
@Command(
        name = "diff",
        description = "Show what got better and worse from one report to another.",
        customSynopsis = {
            "java -jar churnscope-agent.jar diff <base.json> <head.json>",
            "            [--format text|json|markdown] [--out FILE]",
            "",
        },
        parameterListHeading = "%n",
        optionListHeading = "",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar churnscope-agent.jar diff before.json after.json",
            "  java -jar churnscope-agent.jar diff before.json after.json \\",
            "      --format markdown >> $GITHUB_STEP_SUMMARY",
            "",
            "Runs may differ in length and load: connections are counted per 1,000",
            "requests, else per minute. The exit status is 0 if both reports could be read;",
            "to fail a pipeline, use check.",
        })
final class DiffCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "<base.json>", description = "The report to compare with.")
    private String base;

    @Parameters(index = "1", paramLabel = "<head.json>", description = "The report of the later run.")
    private String head;

    @Option(
            names = "--format",
            paramLabel = "text|json|markdown",
            description = "Output format. Default: by the ending of --out (txt, json, md), else text.")
    private @Nullable DiffFormat format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            converter = OutFileConverter.class,
            description = "Output file, replaced atomically. - or absent: standard output.")
    private @Nullable String out;

    @Mixin
    private HelpOption help;

    private final ReportInput input;
    private final CommandOutput output;

    DiffCommand(ReportInput input, CommandOutput output) {
        this.input = input;
        this.output = output;
    }

    @Override
    public Integer call() throws CommandException {
        var chosen = OutFileConverter.format(format, out, DiffFormat.values(), DiffFormat.TEXT);
        var comparison = Comparison.of(input.report(base), input.report(head));
        if (out == null && chosen == DiffFormat.TEXT) {
            output.print(DiffText.of(comparison, output.charset()));
        } else {
            output.put(out == null ? chosen.render(comparison, output.charset()) : chosen.render(comparison), out);
        }
        return CommandLineTool.EXIT_OK;
    }
}
