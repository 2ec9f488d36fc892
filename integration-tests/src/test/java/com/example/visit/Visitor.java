// SPDX-License-Identifier: Apache-2.0
package com.example.visit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The other end of every server under test: opens known connections, sends known requests over them, and ends them, or
 * waits until the server does. Runs in a JVM of its own without the agent, and ends with its stdin.
 *
 * <p>Each line of stdin names a visit and a port; the answer says how many connections were made, and how many requests.
 */
public final class Visitor {

    private static final int CONNECTIONS = 2;
    private static final int REQUESTS = 3;

    private static final int MANY = 72;
    private static final int FEW = 48;
    private static final int ROUNDS = 4;
    private static final int AT_ONE_TIME = 8;

    /** Longer than the second for which an impatient server waits, and what it takes to look around after that. */
    private static final long PAUSE_MILLIS = 3_500;

    private final int port;
    private final List<HttpLine> lines = new ArrayList<>();
    private int requests;

    private Visitor(int port) {
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        Visitor staying = null;
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            var words = line.split(" ");
            if (words[0].equals("leave")) {
                staying.awaitEnds();
                System.out.println("left");
            } else {
                staying = new Visitor(Integer.parseInt(words[1]));
                System.out.println(staying.visit(words[0]));
            }
        }
    }

    private String visit(String name) throws Exception {
        switch (name) {
            case "keptAlive" -> {
                connect(REQUESTS, "/ok");
                leave();
            }
            case "leftAfterOne" -> {
                connect(1, "/ok");
                leave();
            }
            case "leftWithoutRequest" -> {
                connect(0, "/ok");
                lines.get(0).ask("/ok", "HTTP/1.1", "");
                requests++;
                leave();
            }
            case "askedToClose" -> {
                connect(0, "");
                askLast("HTTP/1.1", "Connection: close\r\n");
            }
            case "oldProtocol" -> {
                connect(0, "");
                askLast("HTTP/1.0", "");
            }
            case "toldToClose" -> {
                connect(1, "/ok");
                ask("/close");
                awaitEnds();
            }
            case "reachedLimit" -> {
                connect(REQUESTS, "/ok");
                awaitEnds();
            }
            case "leftIdle" -> {
                // None waits for the other, at a server that does not wait long.
                for (int i = 0; i < CONNECTIONS; i++) {
                    lines.add(new HttpLine(port));
                    lines.get(i).ask("/ok", "HTTP/1.1", "");
                    requests++;
                }
                awaitEnds();
            }
            case "failed" -> {
                connect(0, "");
                ask("/fail");
                awaitEndsOrLeave();
            }
            case "rubbish" -> {
                connect(0, "");
                for (var line : lines) {
                    line.send("rubbish\r\n\r\n");
                }
                awaitEnds();
            }
            case "cutOff" -> {
                connect(1, "/ok");
                for (var line : lines) {
                    line.send("GET /cut HTTP/1.1\r\nHost: localhost\r\n\r\n");
                    requests++;
                }
                awaitEnds();
            }
            case "works" -> work("/ok");
            case "worksWithErrors" -> work("/fail");
            case "worksCutOff" -> work("/cut");
            case "worksBetweenPauses" -> workBetweenPauses();
            case "asksEachToClose" -> askLastEach("HTTP/1.1", "Connection: close\r\n");
            case "asksByOldProtocol" -> askLastEach("HTTP/1.0", "");
            case "leavesAfterEach" -> {
                for (int i = 0; i < FEW; i++) {
                    var line = new HttpLine(port);
                    lines.add(line);
                    line.ask("/ok", "HTTP/1.1", "");
                    requests++;
                    line.close();
                }
            }
            case "stopped" -> connect(1, "/ok");
            case "overHttp2" -> {
                askOverHttp2();
                return "1 " + requests;
            }
            default -> throw new IllegalArgumentException(name);
        }
        return lines.size() + " " + requests;
    }

    private void connect(int requestsOfEach, String path) throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            lines.add(new HttpLine(port));
        }
        for (int i = 0; i < requestsOfEach; i++) {
            ask(path);
        }
    }

    /** One request after another, over the same connection for as long as the server keeps it. */
    private void work(String path) throws IOException {
        HttpLine line = null;
        for (int i = 0; i < MANY; i++) {
            if (line == null) {
                line = new HttpLine(port);
                lines.add(line);
            }
            line.ask(path, "HTTP/1.1", "");
            requests++;
            if (line.isToldToClose()) {
                line.awaitEnd();
                line.close();
                line = null;
            }
        }
        leave();
    }

    /** Several requests at one time, and a pause, over the connections that are left. */
    private void workBetweenPauses() throws IOException, InterruptedException {
        var kept = new ArrayList<HttpLine>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < AT_ONE_TIME; i++) {
                if (kept.size() <= i) {
                    kept.add(new HttpLine(port));
                    lines.add(kept.get(i));
                }
                kept.get(i).ask("/ok", "HTTP/1.1", "");
                requests++;
            }
            Thread.sleep(PAUSE_MILLIS);
            for (var line : List.copyOf(kept)) {
                if (line.hasEnded()) {
                    line.close();
                    kept.remove(line);
                }
            }
        }
        leave();
    }

    private void askLastEach(String version, String header) throws IOException {
        for (int i = 0; i < FEW; i++) {
            var line = new HttpLine(port);
            lines.add(line);
            line.ask("/ok", version, header);
            requests++;
            line.awaitEnd();
            line.close();
        }
    }

    private void ask(String path) throws IOException {
        for (var line : lines) {
            line.ask(path, "HTTP/1.1", "");
            requests++;
        }
    }

    private void askLast(String version, String header) throws IOException {
        for (var line : lines) {
            line.ask("/ok", version, header);
            requests++;
        }
        awaitEnds();
    }

    /** The JDK's client asks for the protocol by its first request, and keeps the connection. */
    private void askOverHttp2() throws IOException, InterruptedException {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/ok"))
                .build();
        for (int i = 0; i < REQUESTS; i++) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.version() != HttpClient.Version.HTTP_2 || response.statusCode() != 200) {
                throw new IOException(response + " " + response.version());
            }
            requests++;
        }
    }

    private void awaitEnds() throws IOException {
        for (var line : lines) {
            line.awaitEnd();
            line.close();
        }
    }

    private void awaitEndsOrLeave() throws IOException {
        for (var line : lines) {
            if (line.isToldToClose()) {
                line.awaitEnd();
            }
            line.close();
        }
    }

    private void leave() throws IOException {
        for (var line : lines) {
            line.close();
        }
    }
}
