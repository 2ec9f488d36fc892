// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.recorded.Recorded;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The agent's events in recordings of JDK Flight Recorder, whoever began them, and when. */
class JfrIT {

    private static final String WAYS = "com.example.recorded.Ways.";

    @OnEveryJdk
    void eventsOfARecordingFromTheStartAddUpToTheReport(Jdk jdk) {
        var run = everyWay(jdk);
        var file = run.folder().resolve("start.jfr");
        var report = run.jvmArgs("-XX:StartFlightRecording:settings=default,filename=" + file)
                .run()
                .report();
        var recording = JfrRecording.read(file);

        recording.checkAgainst(report);
        assertThat(recording.closed())
                .extracting(event -> event.getString("kind"))
                .contains("localFin", "remoteFin", "localReset", "remoteReset");
        assertThat(recording.findings())
                .extracting(event -> event.getString("rule"))
                .contains("connection-per-operation", "disconnect-after-response");
    }

    @OnEveryJdk
    void anOpenAndItsCloseShareTheirNumber(Jdk jdk) {
        var recording = recordEveryWay(jdk);

        var numbers = JfrRecording.valuesOf(recording.opened(), event -> event.getLong("connection"));
        assertThat(numbers).doesNotHaveDuplicates().doesNotContain(0L);
        assertThat(recording.closed())
                .extracting(event -> event.getLong("connection"))
                .containsExactlyInAnyOrderElementsOf(numbers);
    }

    @OnEveryJdk
    void anEventSaysWhereItLedWhoAskedAndForHowLong(Jdk jdk) {
        var recording = recordEveryWay(jdk);

        var client = recording.closed().stream()
                .filter(event -> event.getString("role").equals("client"))
                .filter(event -> event.getString("site").equals(WAYS + "disconnected"))
                .toList();
        assertThat(client).hasSize(8).allSatisfy(event -> {
            assertThat(event.getString("client")).isEqualTo("HttpURLConnection");
            assertThat(event.getString("remoteHost")).isEqualTo("127.0.0.1");
            assertThat(event.getString("remoteAddress")).isEqualTo("127.0.0.1");
            assertThat(event.getInt("remotePort")).isPositive();
            assertThat(event.getInt("localPort")).isPositive();
            assertThat(event.getInt("siteLine")).isPositive();
            assertThat(event.getString("closedBy")).isEqualTo(WAYS + "disconnected");
            assertThat(event.getInt("closedByLine")).isGreaterThan(event.getInt("siteLine"));
            assertThat(event.getString("cause")).isEqualTo("application");
            assertThat(event.getDuration("lifetime")).isPositive();
            assertThat(event.getDuration("connectTime")).isPositive();
            assertThat(event.getLong("tlsTime")).isEqualTo(Long.MIN_VALUE);
        });
        assertThat(client.stream().map(event -> event.getString("notReused"))).containsOnlyOnce((String) null);
    }

    /** Frames of the agent stand on top, as few as can be. */
    @OnEveryJdk
    void theStackIsThatOfTheThreadAndTheSiteIsWhoAsked(Jdk jdk) {
        var recording = recordEveryWay(jdk);

        assertThat(recording.opened()).allSatisfy(event -> {
            var agents = JfrRecording.stackOf(event).stream()
                    .takeWhile(frame -> frame.contains("hurnscope"))
                    .toList();
            assertThat(agents).hasSizeBetween(3, 4);
            assertThat(JfrRecording.stackOf(event)
                            .subList(agents.size(), JfrRecording.stackOf(event).size()))
                    .noneMatch(frame -> frame.contains("hurnscope"));
        });
        assertThat(recording.opened().stream()
                        .filter(event -> event.getString("client").equals("SocketChannel")))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getThread().getJavaName()).isEqualTo("loop");
                    assertThat(JfrRecording.stackOf(event)).contains(WAYS + "finish");
                    assertThat(event.getString("site")).isEqualTo(WAYS + "finishedElsewhere");
                });
    }

    @OnEveryJdk
    void aRecordingBegunLaterHasOnlyWhatComesAfter(Jdk jdk) {
        var file = Scratch.folder("later").resolve("later.jfr");
        var report = runInTwoPhases(jdk, twoPhases(jdk), program -> {
            program.jcmd("JFR.start", "name=later", "filename=" + file);
            program.goesOn();
            program.jcmd("JFR.stop", "name=later");
        });
        var recording = JfrRecording.read(file);

        checkSecondPhase(recording);
        assertThat(report.totals().opened()).isEqualTo(12);
    }

    @OnEveryJdk
    void anAgentThatComesToARecordingTakesPartInIt(Jdk jdk) {
        var run = twoPhases(jdk).withoutAgent().jvmArgs("-XX:+EnableDynamicAgentLoading");
        var file = run.folder().resolve("before.jfr");
        run.jvmArgs("-XX:StartFlightRecording:filename=" + file);
        runInTwoPhases(jdk, run, program -> {
            var attached = CommandLine.run(jdk, "attach", program.pid(), "summary=off");
            assertThat(attached.exitCode()).as(attached.stderr()).isZero();
            program.goesOn();
        });
        var recording = JfrRecording.read(file);

        assertThat(recording.opened()).hasSize(4);
        assertThat(recording.closed()).hasSize(4);
    }

    private static void checkSecondPhase(JfrRecording recording) {
        assertThat(recording.opened()).hasSize(4);
        assertThat(recording.closed()).hasSize(6);
        assertThat(recording.closed().stream().filter(event -> event.getLong("connection") == 0))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.getString("site")).endsWith("Recorded.twoPhases"));
    }

    @OnEveryJdk
    void theApplicationsOwnRecordingsMissNothingAndHaveNothingMore(Jdk jdk) {
        var run = AgentRun.of(Recorded.class).on(jdk);
        run.args("ownRecordings", run.folder().toString()).run();

        for (var expected : Map.of("first.jfr", 4, "second.jfr", 16).entrySet()) {
            var recording = JfrRecording.read(run.folder().resolve(expected.getKey()));
            assertThat(recording.opened()).as(expected.getKey()).hasSize(expected.getValue());
            assertThat(recording.closed()).as(expected.getKey()).hasSize(expected.getValue());
        }
    }

    @OnEveryJdk
    void whatIsOpenedUnderLocksOfJfrIsRecordedAndNothingWaits(Jdk jdk) {
        var run = AgentRun.of(Recorded.class).on(jdk);
        var file = run.folder().resolve("locks.jfr");
        var report = run.args("underLocks", file.toString()).run().report();

        assertThat(report.totals().opened()).isEqualTo(2 * 6);
        assertThat(JfrRecording.read(file).opened()).hasSizeBetween(2 * 2, 2 * 3);
    }

    @OnEveryJdk
    void withoutARecordingNothingOfItIsLoaded(Jdk jdk) {
        var run = everyWay(jdk);
        var classes = run.folder().resolve("classes.log");
        run.jvmArgs("-Xlog:class+load:file=" + classes).run();

        assertThat(loaded(classes, "dev.churnscope.jfr.")).containsExactly("dev.churnscope.jfr.RecordingDetector");
        assertThat(loaded(classes, "jdk.jfr.")).isEmpty();
    }

    @OnEveryJdk
    void switchedOffThereIsNoEvent(Jdk jdk) {
        var run = everyWay(jdk);
        var file = run.folder().resolve("off.jfr");
        var classes = run.folder().resolve("classes.log");
        run.agentArgs("jfr=off")
                .jvmArgs("-XX:StartFlightRecording:filename=" + file, "-Xlog:class+load:file=" + classes)
                .run();

        assertThat(JfrRecording.read(file).events()).isEmpty();
        assertThat(loaded(classes, "dev.churnscope.jfr.")).isEmpty();
    }

    @OnEveryJdk
    void theJdksToolShowsNamesUnitsAndCategory(Jdk jdk) throws Exception {
        var run = everyWay(jdk);
        var file = run.folder().resolve("tool.jfr");
        run.jvmArgs("-XX:StartFlightRecording:filename=" + file).run();

        assertThat(JdkTool.run(jdk, "jfr", "metadata", "--events", "dev.churnscope.*", file.toString()))
                .contains("@Name(\"dev.churnscope.ConnectionOpened\")")
                .contains("@Name(\"dev.churnscope.ConnectionClosed\")")
                .contains("@Name(\"dev.churnscope.ConnectFailed\")")
                .contains("@Name(\"dev.churnscope.Finding\")")
                .contains("@Category(\"Churnscope\")")
                .contains("@Label(\"Connection Closed\")")
                .contains("@Label(\"Closed By\")")
                .containsPattern("@Timespan\\(\"?NANOSECONDS\"?\\)\\s+long lifetime;");
        assertThat(JdkTool.run(jdk, "jfr", "summary", file.toString()))
                .containsPattern("dev\\.churnscope\\.ConnectionOpened +44 ")
                .containsPattern("dev\\.churnscope\\.ConnectFailed +4 ");
        assertThat(JdkTool.run(
                        jdk,
                        "jfr",
                        "print",
                        "--stack-depth",
                        "20",
                        "--events",
                        "dev.churnscope.ConnectionClosed",
                        file.toString()))
                .containsPattern("kind = \"localFin\"")
                .containsPattern("lifetime = [0-9.]+ m?s")
                .contains("tlsTime = N/A")
                .contains("com.example.recorded.Ways.closedHere(int)");
    }

    private static AgentRun everyWay(Jdk jdk) {
        return AgentRun.of(Recorded.class).on(jdk).args("everyWay");
    }

    private static JfrRecording recordEveryWay(Jdk jdk) {
        var run = everyWay(jdk);
        var file = run.folder().resolve("every.jfr");
        run.jvmArgs("-XX:StartFlightRecording:filename=" + file).run();
        return JfrRecording.read(file);
    }

    private static AgentRun twoPhases(Jdk jdk) {
        var run = AgentRun.of(Recorded.class).on(jdk);
        return run.args("twoPhases", run.folder().toString());
    }

    private static Report runInTwoPhases(Jdk jdk, AgentRun run, Consumer<RecordedProgram> betweenThem) {
        return run.whileItRuns(process -> {
                    var program = new RecordedProgram(run.folder(), jdk, process);
                    program.awaitOutput("ready");
                    betweenThem.accept(program);
                    program.ends();
                })
                .run()
                .report();
    }

    private static List<String> loaded(Path classes, String prefix) {
        return AgentRun.read(classes)
                .lines()
                .map(line -> line.substring(line.lastIndexOf(']') + 1).strip().split(" ")[0])
                .filter(name -> name.startsWith(prefix))
                .toList();
    }
}
