// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.life.Churn;
import com.example.life.ChurnOften;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** When a report is written, and where. */
class LifeCycleIT {

    private static final int TERMINATED = 128 + 15;

    @OnEveryJdk
    void aReportIsWrittenWhenMainReturns(Jdk jdk) {
        checkChurn(churn(jdk, 5, "return").run());
    }

    @OnEveryJdk
    void aReportIsWrittenAtSystemExit(Jdk jdk) {
        checkChurn(churn(jdk, 5, "exit").expectExitCode(7).run());
    }

    @OnEveryJdk
    void aReportIsWrittenWhereMainThrows(Jdk jdk) {
        checkChurn(churn(jdk, 5, "throw")
                .expectExitCode(1)
                .expectOnStderr("Exception in thread \"main\" java.lang.IllegalStateException: as told")
                .expectOnStderr("\\tat .*Churn\\.end.*")
                .expectOnStderr("\\tat .*Churn\\.main.*")
                .run());
    }

    @OnEveryJdk
    void aReportIsWrittenAtSigterm(Jdk jdk) {
        var run = churn(jdk, 5, "sleep").expectExitCode(TERMINATED);
        checkChurn(run.whileItRuns(process -> {
                    waitUntil(
                            () -> AgentRun.read(run.folder().resolve("stdout")).startsWith("done"));
                    process.toHandle().destroy(); // Process.destroy closes its stdin, too.
                })
                .run());
    }

    @OnEveryJdk
    void aReportIsRewrittenAtEachIntervalAndIsWholeAtAnyTime(Jdk jdk) {
        var run = AgentRun.of(ChurnOften.class).on(jdk).agentArgs("interval=1s");
        var end = run.folder().resolve("end");
        var file = run.folder().resolve("report.json");
        var written = new TreeSet<String>();
        var result = run.args(end.toString())
                .whileItRuns(process -> {
                    waitUntil(() -> Files.exists(file));
                    waitUntil(() -> {
                        var report = Report.parse(AgentRun.read(file));
                        written.add(report.window().to());
                        return written.size() >= 3;
                    });
                    create(end);
                })
                .run();
        assertThat(written).hasSizeGreaterThanOrEqualTo(3);
        long number = Long.parseLong(result.stdout().strip());
        assertThat(result.report().totals().opened()).isEqualTo(2 * number);
        assertThat(result.report().totals().closed()).isEqualTo(2 * number);
        assertThat(result.report().timeline().size()).isGreaterThanOrEqualTo(3);
        assertThat(partFiles(run.folder())).isEmpty();
    }

    @OnEveryJdk
    void thereMayBeSeveralFilesWhoseNamesSayWhoWroteThem(Jdk jdk) throws IOException {
        var run = churn(jdk, 3, "return").withoutReport();
        var pid = new AtomicLong();
        String json = run.folder().resolve("a-%p-%h-%t.json").toString();
        String text = run.folder().resolve("b.txt").toString();
        run.agentArgs("report=" + json + ";" + text)
                .whileItRuns(process -> pid.set(process.pid()))
                .run();
        var files = filesOf(run.folder(), "a-");
        assertThat(files).hasSize(1);
        var report = Report.read(files.get(0));
        assertThat(report.totals().opened()).isEqualTo(6);
        assertThat(report.process().pid()).isEqualTo(pid.get());
        assertThat(report.process().command()).isEqualTo(Churn.class.getName());
        assertThat(Instant.parse(report.process().startedAt()))
                .isBeforeOrEqualTo(Instant.parse(report.window().to()));
        String name = files.get(0).getFileName().toString();
        assertThat(name).startsWith("a-" + pid.get() + "-" + report.process().host() + "-");
        var hostname = Path.of("/proc/sys/kernel/hostname");
        if (Files.exists(hostname)) {
            assertThat(report.process().host())
                    .isEqualTo(new String(Files.newInputStream(hostname).readAllBytes()).strip());
        }
        assertThat(AgentRun.read(Path.of(text)))
                .contains("6 connections opened")
                .contains("Churn.open(Churn.java:");
    }

    @OnEveryJdk
    void aReportThatCannotBeWrittenIsOneLineAndNothingElse(Jdk jdk) throws IOException {
        var run = churn(jdk, 3, "exit").withoutReport().expectExitCode(7);
        var plainFile = Files.createFile(run.folder().resolve("plain"));
        var directory = Files.createDirectories(run.folder().resolve("directory.json/with"));
        String below = plainFile.resolve("report.json").toString();
        var result = run.agentArgs("report=" + below + ";" + directory.getParent())
                .expectOnStderr("churnscope: could not write " + below + " .*")
                .expectOnStderr("churnscope: could not write " + directory.getParent() + " .*")
                .run();
        assertThat(result.stdout()).isEqualTo("done\n");
        assertThat(partFiles(run.folder())).isEmpty();
    }

    @OnEveryJdk
    void theSummaryIsShortAndNamesTheLine(Jdk jdk) {
        var result = churn(jdk, 5, "return").withSummary().run();
        assertThat(result.stderr().lines().count()).isBetween(3L, 25L);
        assertThat(result.stderr()).contains("Churn.open(Churn.java:").contains("10 connections opened");
        assertThat(result.stderr().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @OnEveryJdk
    void withoutConnectionsThereIsNoSummary(Jdk jdk) {
        var result = churn(jdk, 0, "return").withSummary().run();
        assertThat(result.stderr()).isEmpty();
        assertThat(result.report().totals().opened()).isZero();
        assertThat(result.report().sites()).isEmpty();
    }

    @OnEveryJdk
    void switchedOffItDoesNothing(Jdk jdk) throws IOException {
        var run = churn(jdk, 5, "return").withoutReport();
        run.agentArgs("enabled=false", "report=" + run.folder().resolve("report.json"))
                .run();
        assertThat(run.folder().resolve("report.json")).doesNotExist();
    }

    @OnEveryJdk
    void attachedTwiceItCountsOnce(Jdk jdk) {
        checkChurn(churn(jdk, 5, "return").attachedTwice().run());
    }

    @OnEveryJdk
    void sharedClassDataStaysInUse(Jdk jdk) {
        var run = churn(jdk, 5, "return");
        var loaded = run.folder().resolve("loaded");
        checkChurn(run.jvmArgs("-Xshare:on", "-Xlog:class+load:file=" + loaded).run());
        assertThat(AgentRun.read(loaded)
                        .lines()
                        .filter(line -> line.contains("source: shared objects file"))
                        .count())
                .isGreaterThan(400);
    }

    static AgentRun churn(Jdk jdk, int number, String end) {
        return AgentRun.of(Churn.class).on(jdk).args(Integer.toString(number), end);
    }

    private static void checkChurn(RunResult result) {
        assertThat(result.stdout()).isEqualTo("done\n");
        var report = result.report();
        assertThat(report.totals().opened()).isEqualTo(10);
        assertThat(report.totals().closed()).isEqualTo(10);
        assertThat(report.site("client", Churn.class, "open").opened()).isEqualTo(5);
        assertThat(report.site("server", Churn.class, "open").opened()).isEqualTo(5);
        assertThat(report.site("server", Churn.class, "open").closes("localFin"))
                .isEqualTo(5);
    }

    private static List<Path> partFiles(Path folder) {
        return filesOf(folder, ".");
    }

    private static List<Path> filesOf(Path folder, String prefix) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void waitUntil(BooleanSupplier condition) {
        long limit = System.currentTimeMillis() + 30_000;
        while (!condition.getAsBoolean()) {
            if (System.currentTimeMillis() > limit) {
                throw new AssertionError("waited in vain");
            }
            Thread.onSpinWait();
        }
    }
}
