// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.it.AgentRun;
import dev.churnscope.it.CommandLine;
import dev.churnscope.it.Jdk;
import dev.churnscope.it.OnEveryJdk;
import dev.churnscope.it.Report;
import dev.churnscope.it.SourceLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/** An application whose pools are warm when the agent comes. */
class WarmPoolsIT {

    private static final String PROGRAM = "com.example.late.WarmPools";

    private static final List<String> LIBRARIES = List.of(
            "com.squareup.okhttp3:okhttp-jvm:5.5.1",
            "org.apache.httpcomponents.client5:httpclient5:5.6.5",
            "com.zaxxer:HikariCP:7.1.0",
            "com.h2database:h2:2.5.252");

    /** One of each pool, and that of the database's server, whose other end is in this process, too. */
    private static final long OPEN_BEFORE = 4;

    private record Outcome(String stdout, Truth truth, Path folder) {}

    @OnEveryJdk
    void whatTheyOpenFromThenOnIsAttributedAndTheApplicationIsAnsweredTheSame(Jdk jdk) throws IOException {
        var plain = run(jdk, (process, folder) -> {});
        var attached = run(jdk, (process, folder) -> {
            var command = CommandLine.run(
                    jdk,
                    "attach",
                    Long.toString(process.pid()),
                    "report=" + folder.resolve("report.json"),
                    "exclude=org.h2",
                    "summary=off");
            assertThat(command.stderr()).isEmpty();
            assertThat(command.exitCode()).isZero();
        });
        assertThat(attached.stdout()).isEqualTo(plain.stdout());
        assertThat(attached.truth()).isEqualTo(plain.truth());

        var report = Report.parse(Files.readString(attached.folder().resolve("report.json")));
        assertThat(report.health().hookErrors()).isZero();
        assertThat(report.coverage().openBeforeAttach()).isEqualTo(OPEN_BEFORE);
        checkNew(report, "newOkHttp", "OkHttp", 5L);
        checkNew(report, "newApache", "Apache HttpClient 5", 5L);
        checkNew(report, "newHikari", "HikariCP", null);
        assertThat(report.sites().stream().filter(site -> site.role().equals("client")))
                .hasSize(3);
    }

    private static void checkNew(Report report, String method, String client, Long requests) {
        var site = report.sites().stream()
                .filter(each -> each.role().equals("client")
                        && Objects.equals(each.callSite().line(), SourceLines.line(PROGRAM, method)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(method + " is no site of " + report.sites()));
        assertThat(site.client()).isEqualTo(client);
        assertThat(site.opened()).as(method).isEqualTo(1);
        assertThat(site.requests()).as(method).isEqualTo(requests);
    }

    private static Outcome run(Jdk jdk, BiConsumer<Process, Path> whileItIsWarm) {
        var program = CompiledProgram.of(PROGRAM, LIBRARIES);
        try (var server = HttpOrigin.borrow()) {
            var run = AgentRun.of(program.classPath(), PROGRAM)
                    .on(jdk)
                    .withoutAgent()
                    .jvmArgs("-XX:+EnableDynamicAgentLoading")
                    .allowOnStderr("SLF4J.*");
            var result = run.args(server.arguments(Transport.HTTP_1))
                    .args(run.folder().toString())
                    .whileItRuns(process -> {
                        awaitReady(run, process);
                        whileItIsWarm.accept(process, run.folder());
                        create(run.folder().resolve("attached"));
                    })
                    .run();
            return new Outcome(result.stdout(), server.take(), run.folder());
        }
    }

    private static void awaitReady(AgentRun run, Process process) {
        while (!output(run).contains("ready\n")) {
            assertThat(process.isAlive()).isTrue();
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static String output(AgentRun run) {
        try {
            return Files.readString(run.folder().resolve("stdout"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
