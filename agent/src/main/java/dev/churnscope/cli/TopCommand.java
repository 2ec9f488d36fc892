// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.attach.AttachException;
import dev.churnscope.attach.CounterWatch;
import dev.churnscope.attach.ProcessEndedException;
import dev.churnscope.top.LiveView;
import dev.churnscope.top.PlainView;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code top}: shows the call sites of a running JVM live. */
@Command(
        name = "top",
        description = "Watch the call sites of a running JVM: a live table.",
        customSynopsis = {
            "java -jar churnscope-agent.jar top <pid>",
            "            [--interval SECONDS] [--count N]",
            "",
        },
        parameterListHeading = "%n",
        optionListHeading = "",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  Watch a JVM; ? shows the keys, q quits:",
            "    java -jar churnscope-agent.jar top 4711",
            "  Print five tables as plain text, one every ten seconds:",
            "    java -jar churnscope-agent.jar top 4711 --interval 10 --count 5 > top.txt",
            "",
            "Exit status: 0 if you quit, all tables are written, or the JVM ends while you",
            "watch; 2 wrong usage, or the JVM no longer answers.",
        })
final class TopCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "<pid>", description = "The process id of the JVM; jps lists them.")
    private String pid;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            converter = IntervalConverter.class,
            description = "Time between updates, 0.1 or more. Default: 1.")
    private Duration interval = Duration.ofSeconds(1);

    @Option(
            names = "--count",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Print N tables as plain text, one per interval, then exit. Needs no terminal.")
    private @Nullable Long count;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    private final CommandOutput output;
    private final OutputStream stdout;

    /** @param stdout for output that is written while the command runs */
    TopCommand(CommandOutput output, OutputStream stdout) {
        this.output = output;
        this.stdout = stdout;
    }

    @Override
    public Integer call() throws CommandException {
        var jvm = AttachedJvm.of(pid);
        if (count == null && !LiveView.isPossible()) {
            throw new CommandException(
                    "top needs a terminal that can move the cursor, for its input and output; without one, "
                            + "--count 5 prints five tables as plain text");
        }
        try (var watch = jvm.watch()) {
            if (watch.isNew()) {
                spec.commandLine()
                        .getErr()
                        .println("churnscope: attached to " + pid
                                + " (the agent stays until the JVM ends); connections that"
                                + " are already open are not counted");
            }
            show(watch);
            return CommandLineTool.EXIT_OK;
        }
    }

    private void show(CounterWatch watch) throws CommandException {
        try {
            if (count == null) {
                LiveView.show(watch, interval, output.charset(), wantsColours());
            } else {
                PlainView.write(watch, interval, count, stdout, output.charset());
            }
        } catch (ProcessEndedException e) {
            if (count != null) {
                throw new CommandException("the JVM " + pid + " has ended before all tables were written", e);
            }
            spec.commandLine().getOut().println("the JVM " + pid + " has ended");
        } catch (AttachException e) {
            throw new CommandException(e.getMessage(), e);
        } catch (IOException e) {
            if (!CommandLineTool.isClosedByReader(e)) {
                throw new CommandException("cannot show the JVM " + pid + ": " + e.getMessage(), e);
            }
        } catch (Exception e) {
            throw new CommandException("cannot show the JVM " + pid + ": " + e, e);
        }
    }

    /** See <a href="https://no-color.org">no-color.org</a>. */
    private static boolean wantsColours() {
        String noColours = System.getenv("NO_COLOR");
        return noColours == null || noColours.isEmpty();
    }
}
