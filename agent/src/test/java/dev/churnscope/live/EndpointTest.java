// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.churnscope.Eventually;
import dev.churnscope.metrics.Meter;
import dev.churnscope.metrics.PrometheusPage;
import dev.churnscope.metrics.Reading;
import dev.churnscope.model.Report;
import dev.churnscope.report.Samples;
import dev.churnscope.report.TextReport;
import dev.churnscope.report.html.HtmlReport;
import dev.churnscope.report.json.ReportJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the endpoint over real sockets, in this JVM. */
class EndpointTest {

    private static final List<Reading> METERS =
            List.of(new Reading(Meter.CONNECT_FAILED, List.of("Socket", "shop.example:443", "refused"), 3, 0));

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Report report = Samples.example();
    private Endpoint endpoint;

    EndpointTest() throws IOException {}

    @BeforeEach
    void open() throws IOException {
        endpoint = open(() -> report);
    }

    private Endpoint open(ReportSource source) throws IOException {
        var opened = Endpoint.open(
                new ListenAddress(null, 0), Set.of(), source, () -> METERS, EndpointTest::daemon, log::add);
        daemon(opened).start();
        return opened;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "endpoint");
        thread.setDaemon(true);
        return thread;
    }

    @Test
    void servesTheReportInEveryFormat() throws Exception {
        checkPage("/", "text/html; charset=UTF-8", HtmlReport.of(report));
        checkPage("/report.json", "application/json; charset=UTF-8", ReportJson.write(report));
        checkPage("/report.json?pretty", "application/json; charset=UTF-8", ReportJson.write(report));
        checkPage("/report.txt", "text/plain; charset=UTF-8", TextReport.ofFile(report));
        checkPage("/metrics", "text/plain; version=0.0.4; charset=utf-8", PrometheusPage.of(METERS));
        checkPage("/healthz", "text/plain; charset=UTF-8", "ok\n");
        assertThat(log).isEmpty();
    }

    private void checkPage(String path, String type, String text) throws Exception {
        var response = send("GET", path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains(type);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.body()).isEqualTo(text);
        var head = send("HEAD", path);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length"))
                .hasValue(text.getBytes(StandardCharsets.UTF_8).length);
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/../report.json", "/..", "/%2e%2e/report.json", "/report.json/", "//", "/metrics.php", "*"})
    void servesNoOtherPath(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 404 ");
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 404 ");
        assertThat(log).singleElement().asString().contains("path").endsWith("logged once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"})
    void answersOnlyGetAndHead(String method) throws Exception {
        var response = send(method, "/report.json");
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
        assertThat(log).singleElement().asString().contains("neither GET nor HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /report.json HTTP/1.1\r\nHost: evil.example\r\n\r\n",
                "GET http://evil.example/report.json HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /report.json HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\n\r\n"
            })
    void refusesOtherHosts(String request) throws IOException {
        String response = raw(request);
        assertThat(response).startsWith("HTTP/1.1 403 ").doesNotContain("schema");
        assertThat(response.substring(response.indexOf("\r\n\r\n") + 4))
                .isEqualTo("refused because of its Host header: use localhost or an address\n");
        assertThat(log).singleElement().asString().contains("Host header");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "what is this\r\n\r\n"
            })
    void refusesWhatIsNotHttp(String request) throws IOException {
        assertThat(raw(request)).matches("(?s)(HTTP/1.1 (4|5)0.*)?");
    }

    @Test
    void refusesMalformedRequestsAndLogsThemOnce() throws IOException {
        var uncaught = new CopyOnWriteArrayList<Throwable>();
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
        try {
            for (int i = 0; i < 3; i++) {
                assertThat(raw("GET / HTTP/1.1\r\nHost: localhost:99999\r\n\r\n"))
                        .isEmpty();
            }
            assertThat(raw("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(uncaught).isEmpty();
        assertThat(log).singleElement().asString().contains("not HTTP/1.1");
    }

    @Test
    void keepsConnectionsForTheNextRequest() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.port())) {
            for (int i = 0; i < 5; i++) {
                request(socket, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(readUntil(socket, "ok\n")).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    @Test
    void anIdleConnectionIsReplacedByANewOne() throws Exception {
        var idle = new ArrayList<Socket>();
        for (int i = 0; i < 100; i++) {
            idle.add(new Socket(InetAddress.getLoopbackAddress(), endpoint.port()));
        }
        assertThat(send("GET", "/healthz").body()).isEqualTo("ok\n");
        assertThat(log).singleElement().asString().contains("too many were open");
        assertThat(idle.get(0).getInputStream().read()).isEqualTo(-1);
        for (var socket : idle) {
            socket.close();
        }
        assertThat(Eventually.holds(() -> send("GET", "/healthz").statusCode() == 200))
                .isTrue();
    }

    @Test
    void aFailedReportIsReportedToTheClient() throws Exception {
        endpoint = open(() -> {
            throw new IllegalStateException("as told");
        });
        assertThat(send("GET", "/report.json").statusCode()).isEqualTo(500);
        assertThat(send("GET", "/report.json").body()).contains("as told");
        assertThat(send("GET", "/healthz").statusCode()).isEqualTo(200);
        assertThat(log).singleElement().asString().contains("could not be created");
    }

    @Test
    void aPortInUseIsReported() {
        var taken = new ListenAddress(null, endpoint.port());
        assertThatThrownBy(() ->
                        Endpoint.open(taken, Set.of(), () -> report, () -> METERS, EndpointTest::daemon, log::add))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("; choose another port");
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        var uri = URI.create("http://localhost:" + endpoint.port() + path);
        return client.send(
                HttpRequest.newBuilder(uri)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    /** Returns everything that the endpoint sends until it closes the connection. */
    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.port())) {
            request(socket, request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void request(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    }

    private static String readUntil(Socket socket, String end) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("after " + text).isNotEqualTo(-1);
            text.append((char) next);
        }
        return text.toString();
    }
}
