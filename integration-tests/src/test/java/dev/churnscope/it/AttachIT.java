// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.late.LateLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Attaches to JVMs that run, and asks them for reports. */
class AttachIT {

    /** Ends of connections that {@link LateLoad} holds when the agent comes. */
    private static final long OLD = 4L * LateLoad.OLD_PAIRS;

    /** Its thread under load may have one connection more under way, both ends of it in this process. */
    private static final long UNDER_WAY = 2;

    @OnEveryJdk
    void whatIsOlderThanTheAgentIsToldApartAndWhatIsNotIsCountedExactly(Jdk jdk) {
        var file = Scratch.folder("late").resolve("report.json");
        runLateLoad(jdk, program -> {
            assertThat(program.command("attach", program.pid(), "report=" + file, "summary=off"))
                    .isEqualTo(fine("attached to " + program.pid() + "; the agent stays until the JVM ends\n"));
            program.goesOnWhenAttached();
            check(Report.parse(
                    program.command("report", program.pid(), "--format", "json").stdout()));
        });
        check(Report.read(file, OLD, OLD + UNDER_WAY));
    }

    @OnEveryJdk
    void attachedOnceMoreItCountsOnAndItsOptionsChange(Jdk jdk) {
        var folder = Scratch.folder("twice");
        runLateLoad(jdk, program -> {
            program.command("attach", program.pid(), "report=" + folder.resolve("first.json"), "summary=off");
            assertThat(program.command("attach", program.pid()))
                    .isEqualTo(fine(program.pid() + " is already attached\n"));
            program.goesOnWhenAttached();
            assertThat(program.command("attach", program.pid(), "report=" + folder.resolve("second.json")))
                    .isEqualTo(fine(program.pid() + " is already attached; its options have been changed\n"));
            assertThat(program.command("attach", program.pid(), "frames=3", "report=" + folder.resolve("third.json")))
                    .isEqualTo(refused("option frames cannot be changed while the agent is attached, which is until the"
                            + " JVM ends; only report, summary, interval and log can"));
        });
        assertThat(folder.toFile().list()).containsExactly("second.json");
        check(Report.read(folder.resolve("second.json"), OLD, OLD + UNDER_WAY));
    }

    @OnEveryJdk
    void aReportCanBeTakenFromAJvmThatIsNotAttached(Jdk jdk) {
        var before = Instant.now();
        runLateLoad(jdk, program -> {
            var first = program.command("report", program.pid(), "--format", "json", "--for", "0s");
            assertThat(first.exitCode()).isZero();
            assertThat(first.stderr())
                    .isEqualTo(
                            "churnscope: attached to " + program.pid()
                                    + " (the agent stays until the JVM ends); the report follows at once, and has only what is counted by then\n");
            var attachedAt = Instant.parse(Report.parse(first.stdout()).window().from());
            assertThat(attachedAt).isAfterOrEqualTo(before);
            program.goesOnWhenAttached();
            var second = program.command("report", program.pid(), "--format", "json");
            assertThat(second.stderr()).isEmpty();
            check(Report.parse(second.stdout()));
            assertThat(Report.parse(second.stdout()).window().from()).isEqualTo(attachedAt.toString());
        });
    }

    @OnEveryJdk
    void commandsOfTheSameMomentAllGetTheirAnswers(Jdk jdk) {
        runLateLoad(jdk, program -> {
            program.command("attach", program.pid(), "summary=off");
            program.goesOnWhenAttached();
            var commands = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> program.command("report", program.pid(), "--format", "json"),
                            command -> new Thread(command).start()))
                    .toList();
            assertThat(commands).allSatisfy(command -> {
                assertThat(command.join().stderr()).isEmpty();
                check(Report.parse(command.join().stdout()));
            });
        });
    }

    @OnEveryJdk
    void whatIsWrongWithOptionsIsSaidAndNothingIsAttached(Jdk jdk) {
        runLateLoad(jdk, program -> {
            assertThat(program.command("attach", program.pid(), "frames=0"))
                    .isEqualTo(refused("option frames: '0' is not accepted, expected a whole number from 1 to 1024"));
            assertThat(program.command("attach", program.pid(), "raport=a.json").stderr())
                    .startsWith("churnscope: unknown option raport=a.json; did you mean report? Accepted are ");
            assertThat(program.command("attach", program.pid(), "report=no/such/a.json"))
                    .isEqualTo(cannotWrite(program, "no/such/a.json"));
            // As before: the first report is one of a JVM that is not attached.
            assertThat(program.command("report", program.pid(), "--for", "0s").stderr())
                    .startsWith("churnscope: attached to " + program.pid() + " (the agent stays until the JVM ends)");
            assertThat(program.command("attach", program.pid(), "interval=1s", "report=no/such/b.json"))
                    .isEqualTo(cannotWrite(program, "no/such/b.json"));
            program.goesOnWhenAttached();
        });
    }

    @OnEveryJdk
    void aJvmThatForbidsItIsLeftAlone(Jdk jdk) {
        runLateLoad(AgentRun.of(LateLoad.class).jvmArgs("-XX:+DisableAttachMechanism"), jdk, program -> {
            assertThat(program.command("attach", program.pid()))
                    .isEqualTo(refused("the JVM " + program.pid() + " does not allow attaching"
                            + " (-XX:+DisableAttachMechanism); restart it without that option, or with"
                            + " -javaagent:churnscope-agent.jar"));
            program.goesOnWhenAttached();
        });
        runLateLoad(AgentRun.of(LateLoad.class).jvmArgs("-Xrs"), jdk, program -> {
            assertThat(program.command("attach", program.pid()).stderr()).contains("-Xrs");
            program.goesOnWhenAttached();
        });
        runLateLoad(AgentRun.of(LateLoad.class).jvmArgs("-XX:-EnableDynamicAgentLoading"), jdk, program -> {
            var refusal = program.command("attach", program.pid());
            assertThat(refusal.exitCode()).isEqualTo(2);
            assertThat(refusal.stderr().lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("does not load agents at run time"));
            program.goesOnWhenAttached();
        });
    }

    @OnEveryJdk
    void aProcessThatIsNoJvmIsLeftAlone(Jdk jdk) {
        ChildProcess.run(List.of("sleep", "60"), Map.of(), Scratch.folder("sleep"), process -> {
            String pid = Long.toString(process.pid());
            assertThat(CommandLine.run(jdk, "attach", pid))
                    .isEqualTo(
                            refused(pid + " is not a JVM, or was compiled ahead of time; jps or jcmd lists the JVMs"));
            assertThat(process.isAlive()).isTrue();
            process.destroyForcibly();
        });
    }

    private static ChildProcess.Output cannotWrite(Program program, String file) {
        var directory = Path.of(file).toAbsolutePath().getParent();
        return refused("the JVM cannot write report=" + file + ": there is no directory " + directory
                + "; choose a path that it can see and its user can write to");
    }

    static void check(Report report) {
        var openBefore = report.coverage().openBeforeAttach();
        assertThat(openBefore).isBetween(OLD, OLD + UNDER_WAY);
        for (String role : List.of("client", "server")) {
            for (String method : List.of("viaSocket", "viaChannel")) {
                var site = report.site(role, LateLoad.class, method);
                assertThat(site.opened()).as(role + " " + method).isEqualTo(LateLoad.NEW);
                assertThat(site.closed()).as(role + " " + method).isEqualTo(LateLoad.NEW);
            }
        }
        assertThat(report.hasSite(LateLoad.class, "openOld")).isFalse();
        assertThat(report.totals().open()).isZero();
    }

    private static void runLateLoad(Jdk jdk, Consumer<Program> whileItRuns) {
        // Without it, JDK 21 and newer warn on stderr, where nothing is to be.
        runLateLoad(AgentRun.of(LateLoad.class).jvmArgs("-XX:+EnableDynamicAgentLoading"), jdk, whileItRuns);
    }

    static void runLateLoad(AgentRun run, Jdk jdk, Consumer<Program> whileItRuns) {
        run.on(jdk)
                .withoutAgent()
                .args(run.folder().toString())
                .whileItRuns(process -> {
                    var program = new Program(run.folder(), jdk, process);
                    program.awaitOutput("ready\n");
                    whileItRuns.accept(program);
                    program.create("end");
                })
                .run();
    }

    static ChildProcess.Output fine(String stdout) {
        return new ChildProcess.Output(0, stdout, "");
    }

    static ChildProcess.Output refused(String reason) {
        return new ChildProcess.Output(2, "", "churnscope: " + reason + "\n");
    }

    /** {@link LateLoad} while it runs. */
    record Program(Path folder, Jdk jdk, Process process) {

        /** Returns its pid where another command has started it, and stands between. */
        String pidOfChild() {
            return Long.toString(process.children().findFirst().orElseThrow().pid());
        }

        String pid() {
            return Long.toString(process.pid());
        }

        ChildProcess.Output command(String... arguments) {
            return CommandLine.run(jdk, arguments);
        }

        void goesOnWhenAttached() {
            create("attached");
            awaitOutput("ready\ndone\n");
        }

        void awaitOutput(String output) {
            while (!AgentRun.read(folder.resolve("stdout")).equals(output)) {
                assertThat(process.isAlive()).isTrue();
                LockSupport.parkNanos(10_000_000);
            }
        }

        void create(String file) {
            try {
                Files.createFile(folder.resolve(file));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
