// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.model.Report;
import dev.churnscope.report.Format;
import dev.churnscope.report.MarkdownReport;
import dev.churnscope.report.TextReport;
import dev.churnscope.report.html.HtmlReport;
import dev.churnscope.text.Rendering;
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

/** {@code report}: renders a report from a file or from a running JVM. */
@Command(
        name = "report",
        description = "Show a report from a file, or take one from a running JVM.",
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

    /** Description of its argument. */
    static final String NEEDED = "a file, such as churn.json, or the process id of a JVM, which jps lists";

    @Parameters(
            paramLabel = "<report.json or pid>",
            description = "A report in JSON, as written by report=churn.json, or the process id of a JVM.")
    private String report;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long to wait before taking the report of a JVM. Default: 0s, or 30s if this command"
                    + " attaches the agent. The report shows its window.")
    private @Nullable Duration wait;

    @Option(
            names = "--format",
            paramLabel = "text|json|html|markdown",
            description = "Output format. Default: by the ending of --out (txt, json, html, md), else text.")
    private @Nullable Format format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            converter = OutFileConverter.class,
            description = "Output file, replaced atomically. - or absent: standard output.")
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
        var chosen = OutFileConverter.format(format, out, Format.values(), Format.TEXT);
        if (wait != null && !isRunningJvm()) {
            throw new CommandException("--for is for a running JVM; " + report + " is a file");
        }
        CommandOutput.checkCanWrite(out);
        if (input.prefetch().isReading(report)) {
            warmUp(chosen);
        }
        var shown = shown();
        try {
            output.put(rendering(shown, chosen), out);
        } catch (OutOfMemoryError e) {
            throw ReportInput.tooLarge(report, e);
        }
        return CommandLineTool.EXIT_OK;
    }

    private void warmUp(Format chosen) throws CommandException {
        try {
            rendering(new WarmUpReport(), chosen).writeTo(Writer.nullWriter());
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written", e);
        }
    }

    /** A file may be named like a process id; then it is meant. */
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
            // Passes through what this version does not know.
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
