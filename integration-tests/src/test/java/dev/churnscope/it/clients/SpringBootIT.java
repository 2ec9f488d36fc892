// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.it.AgentRun;
import dev.churnscope.it.Jdk;
import dev.churnscope.it.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service of Spring Boot that has Actuator and Prometheus, as its owners have them, and no line for the agent. */
class SpringBootIT {

    private static final String SERVICE = "com.example.boot.Service";
    private static final Pattern PORT = Pattern.compile("(?m)^port ([0-9]+)$");
    private static final int TERMINATED = 128 + 15;
    private static final long LIMIT_NANOS = 80_000_000_000L;
    private static final long PAUSE_NANOS = 500_000_000L;
    private static final int CALLS = 5;

    private static final Boot BOOT_3 = new Boot(
            List.of(
                    "org.springframework.boot:spring-boot-starter-web:3.5.7",
                    "org.springframework.boot:spring-boot-starter-actuator:3.5.7",
                    "io.micrometer:micrometer-registry-prometheus:1.15.5"),
            "org.springframework.boot:spring-boot-loader:3.5.16");

    private static final Boot BOOT_4 = new Boot(
            List.of(
                    "org.springframework.boot:spring-boot-starter-webmvc:4.1.2",
                    "org.springframework.boot:spring-boot-starter-actuator:4.1.2",
                    "io.micrometer:micrometer-registry-prometheus:1.17.2"),
            "org.springframework.boot:spring-boot-loader:4.1.2");

    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * A version of Boot.
     *
     * @param loader what starts a program that is packaged in one jar
     */
    record Boot(List<String> libraries, String loader) {}

    /** @param isOneJar whether it is started as it is packaged, else from a class path */
    record Launch(Boot boot, boolean isOneJar, Jdk jdk) {

        AgentRun run() {
            var program = CompiledProgram.of(SERVICE, boot.libraries());
            var run = isOneJar
                    ? AgentRun.of(BootJar.of(program, boot.loader()).toString(), BootJar.LAUNCHER)
                    : AgentRun.of(program.classPath(), program.mainClass());
            return run.on(jdk);
        }

        @Override
        public String toString() {
            return boot.libraries().get(0) + (isOneJar ? ", one jar, " : ", ") + jdk;
        }
    }

    /** Each version with each JDK; both ways to start with each version, and with each JDK. */
    static Stream<Launch> launches() {
        return Jdk.all().stream().flatMap(jdk -> {
            boolean isOldest = jdk.equals(Jdk.all().get(0));
            return Stream.of(new Launch(BOOT_3, !isOldest, jdk), new Launch(BOOT_4, isOldest, jdk));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("launches")
    void metersAreUnderActuatorPrometheus(Launch launch) {
        var run = launch.run();
        var page = new AtomicReference<String>();
        var result = run.expectExitCode(TERMINATED)
                .whileItRuns(process -> {
                    page.set(await(process, run.folder().resolve("stdout")));
                    process.toHandle().destroy();
                })
                .run();

        check(page.get(), result.report());
        assertThat(result.stdout()).doesNotContain("churnscope.", "churnscope_", " WARN ", " ERROR ");
    }

    private static void check(String page, Report report) {
        var sites = report.sites().stream()
                .filter(each -> each.callSite().className().equals(SERVICE))
                .filter(each -> each.role().equals("client"))
                .toList();
        assertThat(sites).hasSize(1);
        var site = sites.get(0);
        var destination = site.destinations().get(0);
        String route = "client=\"" + site.client() + "\"";
        String to = "destination=\"" + destination.host() + ":" + destination.port() + "\"";
        String at = "site=\"" + SERVICE + ".callSelf\"";
        assertThat(page.lines())
                .contains(
                        "churnscope_connections_opened_total{" + String.join(",", route, to, "role=\"client\"", at)
                                + "} " + (double) site.opened(),
                        "churnscope_requests_total{" + String.join(",", route, "connection=\"new\"", to, at) + "} "
                                + (double) site.opened(),
                        "churnscope_requests_total{" + String.join(",", route, "connection=\"reused\"", to, at) + "} "
                                + (double) (CALLS - site.opened()))
                .anyMatch(line -> line.startsWith("churnscope_connect_time_seconds_count{"))
                .anyMatch(line -> line.startsWith("churnscope_timewait{"))
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"));
    }

    /** Returns the page once it has the agent's meters: that of TIME_WAIT comes by a timer. */
    private String await(Process process, Path stdout) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < LIMIT_NANOS && process.isAlive()) {
            String page = page(stdout);
            if (page.contains("churnscope_requests_total{") && page.contains("churnscope_timewait{")) {
                return page;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new AssertionError(
                String.format(Locale.ROOT, "no meters; alive: %b, page:%n%s", process.isAlive(), page(stdout)));
    }

    /** Returns what the service shows to Prometheus, empty as long as it is not ready. */
    private String page(Path stdout) {
        try {
            var port = PORT.matcher(Files.readString(stdout));
            if (!port.find()) {
                return "";
            }
            var uri = URI.create("http://localhost:" + port.group(1) + "/actuator/prometheus");
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
