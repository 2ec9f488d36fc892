// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.late.SteadyLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The live table, on a real terminal and without one. */
class TopIT {

    /** A method, such as {@code > SteadyLoad.often(SteadyLoad.java:56)}, or {@code > SteadyL\u2026.often:56} on a small screen. */
    private static final Pattern SITE = Pattern.compile("[<>] \\S*Stead\\S*?(often|seldom|keep)\\b");

    private static final int SITES = 6;

    @OnEveryJdk
    void theTableIsDrawnSortedAndResized(Jdk jdk) {
        runSteadyLoad(jdk, program -> {
            try (var tmux = Tmux.start(120, 40)) {
                tmux.typeLine(top(program));
                var screen = tmux.awaitScreen("table with rates", TopIT::hasRates);
                assertThat(screen.get(0)).startsWith("com.example.late.SteadyLoad (pid " + program.pid() + ")");
                assertThat(methods(screen)).containsExactly("often", "often", "seldom", "seldom", "keep", "keep");

                tmux.press("n");
                tmux.awaitScreen("order by open", now -> methods(now).get(0).equals("keep"));
                tmux.press("s", "r");
                tmux.awaitScreen(
                        "order by name, reversed",
                        now -> methods(now).equals(List.of("seldom", "seldom", "often", "often", "keep", "keep")));

                tmux.resize(40, 15);
                screen = tmux.awaitScreen("small table", now -> isWhole(now, "1-6 of 6"));
                assertThat(screen).hasSize(15);
                tmux.press("/", "o", "f", "t", "Enter");
                tmux.awaitScreen("filtered table", now -> now.get(14).endsWith("1-2 of 2"));
                assertThat(methods(tmux.screen())).containsOnly("often");

                tmux.resize(80, 24);
                tmux.press("/", "Escape");
                screen = tmux.awaitScreen("medium table", now -> isWhole(now, "1-6 of 6"));
                assertThat(screen).hasSize(24);
                tmux.press("q");
                tmux.awaitScreen("status", now -> now.contains("status 0"));
            }
        });
    }

    @OnEveryJdk
    void theTerminalIsGivenBackAsItWas(Jdk jdk) {
        for (String key : List.of("q", "C-c", "Escape")) {
            leaves(jdk, (tmux, program) -> tmux.press(key), "status 0");
        }
        for (var signal : Map.of("HUP", 129, "INT", 130, "TERM", 143).entrySet()) {
            leaves(jdk, (tmux, program) -> send(signal.getKey(), tmux.foreground()), "status " + signal.getValue());
        }
    }

    @OnEveryJdk
    void thatTheProcessHasEndedIsSaid(Jdk jdk) {
        leaves(jdk, (tmux, program) -> program.destroyForcibly(), "status 0");
    }

    @Test
    void whoStopsItGetsTheTerminalUntilItGoesOn() {
        runSteadyLoad(Jdk.current(), program -> {
            try (var tmux = Tmux.start(80, 24)) {
                tmux.typeLine(top(program));
                tmux.awaitScreen("table with rates", TopIT::hasRates);
                tmux.press("C-z");
                tmux.awaitScreen("shell", now -> now.stream().anyMatch(line -> line.contains("Stopped")));
                assertThat(tmux.modes()).isEqualTo("0 1 0 0 1");
                tmux.typeLine("fg");
                tmux.awaitScreen("table", now -> isWhole(now, "1-6 of 6"));
                tmux.press("q");
                tmux.awaitScreen("shell", now -> now.stream().noneMatch(line -> line.contains("? help")));
            }
        });
    }

    @Test
    void thereAreNoColoursForWhoWantsNone() {
        runSteadyLoad(Jdk.current(), program -> {
            for (String wish : List.of("NO_COLOR=", "NO_COLOR=1")) {
                try (var tmux = Tmux.start(80, 24, wish)) {
                    tmux.typeLine(top(program));
                    // Which is in red otherwise.
                    tmux.awaitScreen("finding", now -> now.stream().anyMatch(line -> line.contains(" high")));
                    if (wish.equals("NO_COLOR=")) {
                        assertThat(tmux.colours()).containsPattern("\u001b\\[[0-9;]*31");
                    } else {
                        assertThat(tmux.colours()).doesNotContainPattern("\u001b\\[[0-9;]*[349][0-7]m");
                    }
                    tmux.press("q");
                }
            }
        });
    }

    @OnEveryJdk
    void aScriptGetsTablesAsText(Jdk jdk) {
        runSteadyLoad(jdk, program -> {
            var output = CommandLine.run(jdk, "top", pid(program), "--count", "2", "--interval", "0.5");
            assertThat(output.exitCode()).isZero();
            assertThat(output.stderr())
                    .isEqualTo("churnscope: attached to " + program.pid()
                            + " (the agent stays until the JVM ends); connections that are already open are"
                            + " not counted\n");
            assertThat(output.stdout()).doesNotContain("\u001b");
            assertThat(methods(output.stdout().lines().toList()))
                    .hasSize(2 * SITES)
                    .startsWith("often", "often", "seldom", "seldom");
            // Attached once, however often it looked.
            assertThat(CommandLine.run(jdk, "top", pid(program), "--count", "1").stderr())
                    .isEmpty();
        });
    }

    /** From JDK 21 on, a JVM says on stderr each time that it loads one. */
    @OnEveryJdk
    void theJvmLoadsTheAgentOnceHoweverOftenItIsWatched(Jdk jdk) {
        var output = runSteadyLoad(jdk, List.of(), program -> {
            for (int i = 0; i < 3; i++) {
                assertThat(CommandLine.run(jdk, "top", pid(program), "--count", "1")
                                .exitCode())
                        .isZero();
            }
        });
        assertThat(output.stderr().lines().filter(line -> line.contains("agent has been loaded dynamically")))
                .hasSize(jdk.feature() < 21 ? 0 : 1);
    }

    @OnEveryJdk
    void whereThereIsNoTerminalOneLineSaysWhatToDo(Jdk jdk) {
        runSteadyLoad(
                jdk,
                program -> assertThat(CommandLine.run(jdk, "top", pid(program)))
                        .isEqualTo(new ChildProcess.Output(
                                2,
                                "",
                                "churnscope: top needs a terminal that can move the cursor, for its input and output; without one,"
                                        + " --count 5 prints five tables as plain text\n")));
    }

    @Test
    void otherCommandsDoNotLoadWhatTheTerminalNeeds() throws IOException {
        var folder = Scratch.folder("loaded");
        var classes = folder.resolve("classes");
        ChildProcess.run(
                List.of(Jdk.current().tool("java"), "-jar", AgentJar.path().toString(), "help", "top"),
                Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + classes),
                folder,
                process -> {});
        assertThat(Files.readString(classes))
                .contains("dev.churnscope.cli.TopCommand")
                .doesNotContain(".jline.", "dev.churnscope.top.TerminalWindow");
    }

    /** What ends the command. */
    private interface Ending {
        void end(Tmux tmux, Process program);
    }

    private static void leaves(Jdk jdk, Ending ending, String status) {
        runSteadyLoad(jdk, program -> {
            try (var tmux = Tmux.start(80, 24)) {
                var before = tmux.folder().resolve("before");
                var after = tmux.folder().resolve("after");
                tmux.typeLine("echo what was there; stty -a > " + before);
                tmux.typeLine(top(program) + "; stty -a > " + after + "; echo done");
                tmux.awaitScreen("table with rates", TopIT::hasRates);
                assertThat(tmux.modes()).startsWith("1 0");
                ending.end(tmux, program);
                var screen = tmux.awaitScreen("end", now -> now.contains("done"));
                assertThat(screen).contains("what was there", status);
                assertThat(screen).noneMatch(line -> line.contains("? help"));
                assertThat(tmux.modes()).isEqualTo("0 1 0 0 1");
                assertThat(after).hasSameTextualContentAs(before);
                if (!program.isAlive()) {
                    assertThat(screen).contains("the JVM " + program.pid() + " has ended");
                }
            }
        });
    }

    private static void send(String signal, ProcessHandle process) {
        var command = List.of("kill", "-" + signal, Long.toString(process.pid()));
        assertThat(ChildProcess.run(command, Map.of(), Scratch.folder("kill"), kill -> {})
                        .exitCode())
                .isZero();
    }

    private static String pid(Process program) {
        return Long.toString(program.pid());
    }

    private static String top(Process program) {
        return Jdk.current().tool("java") + " -jar " + AgentJar.path() + " top " + program.pid() + "; echo status $?";
    }

    /** Whether connections have been counted over a time. */
    private static boolean hasRates(List<String> screen) {
        return methods(screen).size() == SITES && screen.stream().anyMatch(line -> line.startsWith("opens "));
    }

    /** Whether there is one table on the screen, from its first to its last line. */
    private static boolean isWhole(List<String> screen, String end) {
        return screen.get(0).contains("SteadyLoad")
                && screen.get(screen.size() - 1).endsWith(end)
                && screen.stream().filter(line -> line.startsWith("opens/s")).count() == 1
                && methods(screen).size() == SITES;
    }

    /** Returns the methods of the sites, from the first line down. */
    private static List<String> methods(List<String> lines) {
        return lines.stream()
                .map(SITE::matcher)
                .filter(Matcher::find)
                .map(site -> site.group(1))
                .toList();
    }

    private static void runSteadyLoad(Jdk jdk, Consumer<Process> whileItRuns) {
        // Without it, JDK 21 and newer warn on stderr, where nothing is to be.
        var output = runSteadyLoad(jdk, List.of("-XX:+EnableDynamicAgentLoading"), whileItRuns);
        assertThat(output.stderr()).isEmpty();
    }

    private static ChildProcess.Output runSteadyLoad(Jdk jdk, List<String> options, Consumer<Process> whileItRuns) {
        var folder = Scratch.folder("steady");
        var command = new ArrayList<>(List.of(jdk.tool("java"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), SteadyLoad.class.getName(), folder.toString()));
        return ChildProcess.run(command, Map.of(), folder, program -> {
            while (!AgentRun.read(folder.resolve("stdout")).equals("ready\n")) {
                assertThat(program.isAlive()).isTrue();
                LockSupport.parkNanos(10_000_000);
            }
            whileItRuns.accept(program);
            create(folder.resolve("end"));
        });
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
