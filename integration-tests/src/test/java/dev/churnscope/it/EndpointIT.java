// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static dev.churnscope.it.LiveEndpoint.freePort;
import static dev.churnscope.it.LiveEndpoint.send;
import static dev.churnscope.it.LiveEndpoint.waitUntilOpen;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.life.BeginsAnew;
import com.example.life.ChoosesLate;
import com.example.life.Churn;
import com.example.life.ChurnOften;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;

/** What can be asked of a process that runs, by HTTP and JMX, and that the process does not notice. */
class EndpointIT {

    private static final int TERMINATED = 128 + 15;
    private static final int IN_TURN = 1000;

    @OnEveryJdk
    void theReportIsThereInEveryFormAndNoConnectionToTheEndpointIsInIt(Jdk jdk) {
        int port = freePort();
        var result = LifeCycleIT.churn(jdk, 5, "sleep")
                .agentArgs("endpoint=" + port)
                .expectExitCode(TERMINATED)
                .expectOnStderr("churnscope: endpoint: .*path.*logged once")
                .expectOnStderr("churnscope: endpoint: .*neither GET nor HEAD.*logged once")
                .expectOnStderr("churnscope: endpoint: .*Host header.*logged once")
                .whileItRuns(process -> {
                    waitUntilOpen(port);
                    var report = Report.parse(send(port, "GET", "/report.json").body());
                    checkChurn(report);
                    assertThat(send(port, "GET", "/").body())
                            .startsWith("<!DOCTYPE html>")
                            .contains("Churn.java");
                    assertThat(send(port, "GET", "/report.txt").body()).contains("10 connections opened");
                    assertThat(send(port, "GET", "/healthz").body()).isEqualTo("ok\n");
                    assertThat(send(port, "HEAD", "/").body()).isEmpty();
                    assertThat(send(port, "POST", "/report.json").statusCode()).isEqualTo(405);
                    assertThat(raw(port, "GET /../report.json HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                            .startsWith("HTTP/1.1 404 ");
                    assertThat(raw(port, "GET / HTTP/1.1\r\nHost: evil.example:" + port + "\r\n\r\n"))
                            .startsWith("HTTP/1.1 403 ")
                            .doesNotContain("<html");
                    for (int i = 0; i < IN_TURN; i++) {
                        assertThat(raw(port, "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                                .startsWith("HTTP/1.1 200 ");
                    }
                    process.toHandle().destroy();
                })
                .run();
        checkChurn(result.report());
    }

    @OnEveryJdk
    void aSlowClientKeepsNobodyFromAnAnswerAndIsClosed(Jdk jdk) {
        int port = freePort();
        LifeCycleIT.churn(jdk, 5, "sleep")
                .agentArgs("endpoint=" + port)
                .expectExitCode(TERMINATED)
                .expectOnStderr("churnscope: endpoint: .*took too long; logged once")
                .expectOnStderr("churnscope: endpoint: .*too many were open; logged once")
                .whileItRuns(process -> {
                    waitUntilOpen(port);
                    var slow = new ArrayList<Socket>();
                    for (int i = 0; i < 15; i++) {
                        slow.add(begin(port, "GET / HTTP/1.1\r\nHost: "));
                    }
                    for (int i = 0; i < 30; i++) {
                        slow.add(begin(port, ""));
                    }
                    assertThat(send(port, "GET", "/healthz").body()).isEqualTo("ok\n");
                    slow.forEach(EndpointIT::readToTheEnd);
                    assertThat(send(port, "GET", "/healthz").body()).isEqualTo("ok\n");
                    process.toHandle().destroy();
                })
                .run();
    }

    @OnEveryJdk
    void theJvmEndsThoughTheEndpointIsOpen(Jdk jdk) {
        int port = freePort();
        var run = AgentRun.of(ChurnOften.class).on(jdk).agentArgs("endpoint=" + port);
        var end = run.folder().resolve("end");
        var result = run.args(end.toString())
                .whileItRuns(process -> {
                    waitUntilOpen(port);
                    try (var idle = begin(port, "GET /healthz HTTP/1.1\r\n")) {
                        assertThat(idle.isConnected()).isTrue();
                        Files.createFile(end);
                        assertThat(process.waitFor()).isZero();
                    } catch (IOException | InterruptedException e) {
                        throw new AssertionError(e);
                    }
                })
                .run();
        long number = Long.parseLong(result.stdout().strip());
        assertThat(result.report().totals().opened()).isEqualTo(2 * number);
    }

    @OnEveryJdk
    void aPortInUseIsOneLineAndTheApplicationRunsOn(Jdk jdk) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var run = AgentRun.of(ChurnOften.class).on(jdk).agentArgs("endpoint=" + taken.getLocalPort());
            var end = run.folder().resolve("end");
            run.args(end.toString())
                    .expectOnStderr(
                            "churnscope: could not open endpoint=" + taken.getLocalPort() + " \\(.*in use.*\\).*")
                    .whileItRuns(process -> {
                        while (!AgentRun.read(run.folder().resolve("stderr")).contains("could not open")) {
                            assertThat(process.isAlive()).isTrue();
                        }
                        try {
                            Files.createFile(end);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .run();
        }
    }

    @OnEveryJdk
    void anApplicationStillChoosesItsLoggingAndManagement(Jdk jdk) {
        var result = AgentRun.of(ChoosesLate.class)
                .on(jdk)
                .agentArgs("endpoint=" + freePort())
                .run();
        assertThat(result.stdout().lines())
                .containsExactly("OwnLogManager", "own MBean server", "opened 2", "open 0", "hook errors 0", "true");
    }

    @OnEveryJdk
    void countingBeginsAnewAndWhatIsOpenRemainsKnown(Jdk jdk) throws IOException {
        var before = Instant.now();
        var run = AgentRun.of(BeginsAnew.class).on(jdk).withoutReport();
        var file = run.folder().resolve("report.json");
        var result = run.agentArgs("report=" + file).run();

        // Both ends of each connection are in this process.
        int opened = 2 * BeginsAnew.BEFORE;
        int open = 2 * BeginsAnew.OPEN;
        int anew = 2 * BeginsAnew.AFTER;
        assertThat(result.stdout().lines())
                .containsExactly(
                        "before opened " + opened + " open " + open + " closed " + (opened - open) + " by us "
                                + (opened - open) / 2,
                        "after opened 0 open " + open + " closed 0 by us 0",
                        "end opened " + anew + " open 0 closed " + (anew + open) + " by us " + (anew + open) / 2);

        var report = Report.parse(Files.readString(file));
        assertThat(Instant.parse(report.window().from()))
                .isAfter(before)
                .isAfter(Instant.parse(report.process().attachedAt()));
        assertThat(report.totals().opened()).isEqualTo(anew);
        assertThat(report.totals().closed()).isEqualTo(anew + open);
        assertThat(report.totals().open()).isZero();
        assertThat(report.totals().peakOpen()).isBetween((long) open, open + 2L);
        assertThat(report.site("client", BeginsAnew.class, "after").opened()).isEqualTo(BeginsAnew.AFTER);
        assertThat(report.site("client", BeginsAnew.class, "before").opened()).isZero();
        assertThat(report.site("client", BeginsAnew.class, "before").closed()).isEqualTo(BeginsAnew.OPEN);
        assertThat(report.timeline().stream().mapToLong(Report.Bucket::opened).sum())
                .isEqualTo(anew);
        assertThat(report.timeline().stream().mapToLong(Report.Bucket::closed).sum())
                .isEqualTo(anew + open);
        assertThat(report.health().hookErrors()).isZero();
    }

    private static void checkChurn(Report report) {
        assertThat(report.totals().opened()).isEqualTo(10);
        assertThat(report.totals().closed()).isEqualTo(10);
        assertThat(report.site("client", Churn.class, "open").opened()).isEqualTo(5);
        assertThat(report.site("server", Churn.class, "open").opened()).isEqualTo(5);
        assertThat(report.sites()).hasSize(2);
    }

    /** Returns what the endpoint answers until it closes. */
    private static String raw(int port, String request) {
        try (var socket = begin(port, request)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket begin(int port, String request) {
        try {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readToTheEnd(Socket socket) {
        try (socket) {
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            // Reset: an end as well.
        }
    }
}
