// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.sun.net.httpserver.HttpServer;
import dev.churnscope.it.AgentRun;
import dev.churnscope.it.Jdk;
import dev.churnscope.it.OnEveryJdk;
import dev.churnscope.it.Report;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Meters on the registry of an application that has Micrometer, and no line for the agent. */
class MicrometerIT {

    private static final String PROGRAMS = "com.example.micrometer.";
    private static final String SITE = PROGRAMS + "Connections.open";
    private static final int TERMINATED = 128 + 15;
    private static final long LIMIT_SECONDS = 60;

    private static final List<String> VERSIONS_BETWEEN =
            List.of("1.10.13", "1.11.12", "1.12.13", "1.13.15", "1.14.14", "1.15.12", "1.16.8");

    /** A program, the libraries that it is about, and a JDK. */
    record Combination(String program, List<String> libraries, Jdk jdk) {

        AgentRun run() {
            var compiled = CompiledProgram.of(PROGRAMS + program, libraries);
            return AgentRun.of(compiled.classPath(), compiled.mainClass()).on(jdk);
        }

        @Override
        public String toString() {
            return program + ", " + libraries.get(0) + ", " + jdk;
        }
    }

    static Stream<Combination> combinations() {
        var everywhere = Jdk.all().stream()
                .flatMap(jdk -> Stream.of(
                        new Combination("SimpleRegistryProgram", core("1.9.17"), jdk),
                        new Combination("SimpleRegistryProgram", core("1.17.2"), jdk),
                        new Combination(
                                "PrometheusSimpleclientProgram",
                                List.of("io.micrometer:micrometer-registry-prometheus:1.9.17"),
                                jdk),
                        new Combination(
                                "PrometheusProgram",
                                List.of("io.micrometer:micrometer-registry-prometheus:1.17.2"),
                                jdk)));
        var between = VERSIONS_BETWEEN.stream()
                .map(version -> new Combination("SimpleRegistryProgram", core(version), Jdk.current()));
        var clients = Stream.of(
                new Combination(
                        "PrometheusProgram",
                        List.of("io.micrometer:micrometer-registry-prometheus:1.13.15"),
                        Jdk.current()),
                new Combination(
                        "PrometheusSimpleclientProgram",
                        List.of("io.micrometer:micrometer-registry-prometheus-simpleclient:1.17.2"),
                        Jdk.current()));
        return Stream.of(everywhere, between, clients).flatMap(each -> each);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("combinations")
    void aRegistryHasWhatTheReportHas(Combination combination) {
        var result = combination.run().run();

        var values = values(result.stdout());
        var expected = expected(result.report());
        assertThat(values).containsAllEntriesOf(expected);
        assertThat(values)
                .containsKeys("churnscope.timewait VALUE scope=host", "churnscope.timewait VALUE scope=attributed");
        assertThat(values.keySet())
                .filteredOn(key -> key.startsWith("churnscope.connection") && !key.contains(" TOTAL_TIME "))
                .allMatch(expected::containsKey);
        checkOwnMeters(values);
        if (combination.program().startsWith("Prometheus")) {
            expected.forEach((key, value) -> {
                if (key.startsWith("churnscope.connections.opened")
                        || key.startsWith("churnscope.connections.closed")) {
                    // One of the clients writes a comma behind the last tag, too.
                    assertThat(result.stdout().replace("\",}", "\"}").lines()).contains(prometheusLine(key, value));
                }
            });
        }
    }

    @OnEveryJdk
    void nothingIsPublishedWhereItIsOff(Jdk jdk) {
        var run = new Combination("OffProgram", core("1.17.2"), jdk).run().agentArgs("metrics=off", "interval=1s");
        var result = run.args(run.folder().resolve("report.json").toString()).run();

        var values = values(result.stdout());
        checkOwnMeters(values);
        assertThat(values).hasSize(2);
    }

    @OnEveryJdk
    void theyGoWhereTheApplicationSendsItsMetersByOtlp(Jdk jdk) throws IOException {
        var received = new LinkedBlockingQueue<String>();
        var collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/metrics", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try {
            var libraries = List.of("io.micrometer:micrometer-registry-otlp:1.17.2");
            new Combination("OtlpProgram", libraries, jdk)
                    .run()
                    .args("http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/metrics")
                    .expectExitCode(TERMINATED)
                    .expectOnStderr(".* io.micrometer.core.instrument.push.PushMeterRegistry start")
                    .expectOnStderr("INFO: Publishing metrics for OtlpMeterRegistry .*")
                    // Of the library that writes OTLP, on new JDKs.
                    .allowOnStderr("WARNING: .*(sun.misc.Unsafe|com.google.protobuf).*")
                    .whileItRuns(process -> {
                        awaitOneWith(List.of("orders", "churnscope.connections.opened", SITE), received);
                        process.toHandle().destroy();
                    })
                    .run();
        } finally {
            collector.stop(0);
        }
    }

    private static void awaitOneWith(List<String> texts, LinkedBlockingQueue<String> received) {
        try {
            String body = received.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            while (body != null && !texts.stream().allMatch(body::contains)) {
                body = received.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            }
            assertThat(body).as("a push with " + texts).isNotNull();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> core(String version) {
        return List.of("io.micrometer:micrometer-core:" + version);
    }

    private static void checkOwnMeters(Map<String, Double> values) {
        assertThat(values).contains(entry("orders COUNT kind=new", 7.0), entry("queue VALUE", 3.0));
        assertThat(values.keySet())
                .filteredOn(key -> !key.startsWith("churnscope."))
                .hasSize(2);
    }

    /** What the meters of connections must be, from a report of connections to one destination only. */
    private static Map<String, Double> expected(Report report) {
        assertThat(report.sites()).hasSize(2);
        var expected = new TreeMap<String, Double>();
        for (var site : report.sites()) {
            assertThat(site.callSite().className() + "." + site.callSite().method())
                    .isEqualTo(SITE);
            assertThat(site.destinations()).hasSize(1);
            var destination = site.destinations().get(0);
            String route = " client=" + site.client() + " destination=" + destination.host() + ":" + destination.port();
            String role = " role=" + site.role();
            String tags = route + role + " site=" + SITE;
            expected.put("churnscope.connections.opened COUNT" + tags, (double) site.opened());
            expected.put("churnscope.connections.open VALUE" + tags, (double) site.open());
            expected.put("churnscope.connections.leaked COUNT" + tags, (double) site.leaked());
            site.closes()
                    .forEach((kind, count) -> expected.put(
                            "churnscope.connections.closed COUNT" + route + " kind=" + kind + role + " site=" + SITE,
                            (double) count));
            expected.put("churnscope.connection.lifetime COUNT client=" + site.client() + role, (double) site.closed());
            if (site.role().equals("client")) {
                expected.put("churnscope.connect.time COUNT" + route, (double) site.opened());
            }
        }
        return expected;
    }

    /** What a program prints of meters: by name, statistic and tags. */
    private static Map<String, Double> values(String stdout) {
        return stdout.lines()
                .filter(line -> line.startsWith("meter "))
                .map(line -> line.split(" ", 5))
                .collect(Collectors.toMap(
                        words -> words[1] + " " + words[2] + (words.length > 4 ? " " + words[4] : ""),
                        words -> Double.valueOf(words[3])));
    }

    private static String prometheusLine(String key, double value) {
        String[] words = key.split(" ", 3);
        String tags = Stream.of(words[2].split(" "))
                .map(tag -> tag.replace("=", "=\"") + "\"")
                .collect(Collectors.joining(","));
        return words[0].replace('.', '_') + "_total{" + tags + "} " + value;
    }
}
