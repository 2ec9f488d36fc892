// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.Version;
import dev.churnscope.merge.Fleet;
import dev.churnscope.model.Report;
import dev.churnscope.report.Format;
import dev.churnscope.report.file.ReportFile;
import dev.churnscope.report.json.AsciiJson;
import dev.churnscope.report.json.ReportJson;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code merge}: merges the reports of a fleet of JVMs into one. */
@Command(
        name = "merge",
        description = "Merge the reports of many JVMs into one.",
        customSynopsis = {"java -jar churnscope-agent.jar merge <report.json>... --out FILE", ""},
        parameterListHeading = "%n",
        optionListHeading = "",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar churnscope-agent.jar merge pod-*.json --out fleet.json",
            "  java -jar churnscope-agent.jar check fleet.json --baseline fleet-base.json",
            "",
            "Counts are summed by call site. The window lasts from the start of the first",
            "JVM's window to the end of the last one's; peaks are summed, too.",
        })
final class MergeCommand implements Callable<Integer> {

    /** The default limit of an agent. */
    private static final int MAX_SITES = 10_000;

    @Parameters(arity = "1..*", paramLabel = "<report.json>", description = "Reports in JSON, one or more.")
    private List<String> reports;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            converter = OutFileConverter.class,
            description = "Output file, replaced atomically: as JSON, unless its name ends in txt, html or md."
                    + " - is standard output.")
    private @Nullable String out;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    private final CommandOutput output;

    MergeCommand(CommandOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() throws CommandException {
        var format = OutFileConverter.format(null, out, Format.values(), Format.JSON);
        // Checked first, since reading a thousand reports takes a while.
        CommandOutput.checkCanWrite(out);
        var fleet = new Fleet(MAX_SITES);
        var duplicates = new ArrayList<String>();
        try (var read = new ReadAhead(reports)) {
            int number = 0;
            for (var report = read.next(); report != null; report = read.next()) {
                var same = fleet.firstOfSameJvm(report);
                if (same.isPresent()) {
                    duplicates.add(reports.get(same.getAsInt()) + " and " + reports.get(number));
                }
                fleet.add(report);
                number++;
            }
        }
        write(fleet.report(Version.current()), format);
        if (!duplicates.isEmpty()) {
            warn(duplicates.get(0), duplicates.size() - 1);
        }
        return CommandLineTool.EXIT_OK;
    }

    private void write(Report merged, Format format) throws CommandException {
        output.put(
                out == null
                        ? text -> ReportJson.write(merged, AsciiJson.unlessUnicode(output.charset(), text))
                        : ReportFile.rendering(merged, format),
                out);
    }

    /** Warns that two reports are from the same JVM: a later report includes the counts of an earlier one. */
    private void warn(String pair, int others) {
        var err = spec.commandLine().getErr();
        err.println("churnscope: " + pair.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ")
                + " are from the same JVM, so its connections count twice"
                + (others == 0 ? "" : others == 1 ? "; so is another pair" : "; so are " + others + " other pairs")
                + ": merge only one report per JVM");
        err.flush();
    }
}
