// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.model.Report;
import dev.churnscope.report.Format;
import dev.churnscope.report.HtmlReport;
import dev.churnscope.report.MarkdownReport;
import dev.churnscope.report.Rendering;
import dev.churnscope.report.TextReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: renders a report that an agent has written, or takes one from a JVM that runs. */
@Command(
        name = "report",
        description = "Show a report that an agent has written, or take one from a running JVM.",
        customSynopsis = {
            "java -jar churnscope-agent.jar report <report.json or pid>",
            "            [--for DURATION] [--format text|json|html|markdown]",
            "            [--out FILE]",
            "",
        },
        parameterListHeading = "%n",
        optionListHeading = "",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar churnscope-agent.jar report churn.json",
            "  java -jar churnscope-agent.jar report churn.json --out churn.html",
            "  java -jar churnscope-agent.jar report churn.json --format json | jq .totals",
            "  java -jar churnscope-agent.jar report 4711 --for 1m --out churn.html",
        })
final class ReportCommand implements Callable<Integer> {

    /** What stands behind it, in words. */
    static final String NEEDED = "a file, such as churn.json, or the process id of a JVM, which jps lists";

    @Parameters(
            paramLabel = "<report.json or pid>",
            description = "A report in JSON, as report=churn.json writes it, or the process id of a JVM.")
    private String report;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long to let the JVM run on before its report is taken. Default: not at all, or 30s where"
                    + " the agent is attached by this command. The report says since when it counts.")
    private @Nullable Duration wait;

    @Option(
            names = "--format",
            paramLabel = "text|json|html|markdown",
            description =
                    "The form to show it in, whatever the name after --out ends in. Default: as that name ends, in"
                            + " txt, json, html or md, else text.")
    private @Nullable Format format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            converter = OutFileConverter.class,
            description = "Where to write it, whole or not at all. Default, and - for it: standard output.")
    private @Nullable String out;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    private final ReportInput input;
    private final CommandOutput output;

    ReportCommand(ReportInput input, CommandOutput output) {
        this.input = input;
        this.output = output;
    }

    @Override
    public Integer call() throws CommandException {
        var chosen = OutFileConverter.form(format, out, Format.values(), Format.TEXT);
        if (wait != null && !isRunningJvm()) {
            throw new CommandException("--for is for a running JVM; " + report + " is a file");
        }
        CommandOutput.checkCanWrite(out);
        if (input.early().isReading(report)) {
            rehearse(chosen);
        }
        var shown = shown();
        try {
            output.put(rendering(shown, chosen), out);
        } catch (OutOfMemoryError e) {
            throw ReportInput.tooLarge(report, e);
        }
        return CommandLineTool.EXIT_OK;
    }

    private void rehearse(Format chosen) throws CommandException {
        try {
            rendering(new WarmUpReport(), chosen).writeTo(Writer.nullWriter());
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written", e);
        }
    }

    /** A file may be called 4711, too. */
    private boolean isRunningJvm() {
        return AttachedJvm.isPid(report) && !Files.exists(Path.of(report));
    }

    private ShownReport shown() throws CommandException {
        if (report.isBlank()) {
            throw new CommandException("report needs " + NEEDED + "; see java -jar churnscope-agent.jar help report");
        }
        return isRunningJvm()
                ? new ShownReport.OfJvm(
                        report,
                        RunningReport.of(report, wait, spec.commandLine().getErr()))
                : new ShownReport.OfFile(input, report);
    }

    private Rendering rendering(ShownReport shown, Format chosen) throws CommandException {
        return out == null
                ? rendering(shown, chosen, report -> TextReport.of(report, output.charset()), output.charset())
                : rendering(shown, chosen, TextReport::ofFile, StandardCharsets.UTF_8);
    }

    private static Rendering rendering(ShownReport shown, Format chosen, Function<Report, String> text, Charset charset)
            throws CommandException {
        return switch (chosen) {
            // As it stands in the file, with what this version knows nothing of.
            case JSON -> shown.json(charset);
            case TEXT -> Rendering.of(text.apply(shown.report()));
            case HTML -> html(shown.report());
            case MARKDOWN -> Rendering.of(MarkdownReport.of(shown.report(), charset));
        };
    }

    private static Rendering html(Report report) {
        return out -> HtmlReport.write(report, out);
    }
}
