// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.example.ends.Ends;
import com.example.ends.EndsAs;
import com.example.ends.Matrix;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to end a connection, over every transport of the JDK, as client and as server. */
class EndsIT {

    private static final int REPETITIONS = 10;

    static Stream<Arguments> transportsOnEveryJdk() {
        return Jdk.all().stream()
                .flatMap(jdk -> TestedTransport.all().stream()
                        .filter(transport -> jdk.hasVirtualThreads() || !transport.needsVirtualThreads())
                        .map(transport -> Arguments.of(transport, jdk)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("transportsOnEveryJdk")
    void everyEndIsCountedAsWhatItIs(TestedTransport transport, Jdk jdk) {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "waits for states of the kernel, by Linux's /proc");
        var result = AgentRun.of(Matrix.class)
                .on(jdk)
                .agentArgs("exclude=com.example.wire;com.example.peer")
                .args(Integer.toString(REPETITIONS), KeyStores.selfSigned().toString(), transport.name())
                .inNewNetworkNamespaceIfPossible()
                .run();
        var report = result.report();
        var ends = Matrix.ends(transport.name());
        var ports = result.stdout().lines().findFirst().orElseThrow().split(" ");
        int peer = Integer.parseInt(ports[0]);
        int own = Integer.parseInt(ports[1]);
        var softly = new SoftAssertions();
        for (var end : ends) {
            softly.check(
                    () -> checkSite(report.site("client", Ends.class, end.getName()), end, transport.client(), peer));
            if (transport.acceptsOnItsOwn()) {
                softly.check(() -> checkCloser(report.site("server", Matrix.class, "run"), end));
            } else {
                softly.check(() ->
                        checkSite(report.site("server", Ends.class, end.getName()), end, transport.server(), own));
            }
        }
        softly.check(() -> assertThat(report.totals().opened()).isEqualTo(2L * REPETITIONS * ends.size()));
        softly.check(() -> assertThat(report.totals().open()).isZero());
        softly.check(() -> assertThat(report.totals().connectFailed()).isZero());
        softly.check(() -> assertThat(report.totals().leaked()).isZero());
        softly.check(() -> assertThat(report.totals().peakOpen()).isEqualTo(1));
        if (result.sockets() != null && transport.closesItsSockets()) {
            softly.check(() -> KernelTruth.check(result));
        }
        softly.assertAll();
        if (transport.acceptsOnItsOwn()) {
            var bound = report.site("server", Matrix.class, "run");
            assertThat(bound.opened()).isEqualTo((long) REPETITIONS * ends.size());
            assertThat(bound.client()).isEqualTo(transport.server());
            assertThat(bound.callSite().line()).isEqualTo(SourceLines.line(Matrix.class, "binds"));
        }
    }

    private static void checkSite(Report.Site site, Method end, String client, int port) {
        assertThat(site.client()).isEqualTo(client);
        assertThat(site.opened()).isEqualTo(REPETITIONS);
        assertThat(site.closed()).isEqualTo(REPETITIONS);
        assertThat(site.callSite().file()).isEqualTo("Ends.java");
        assertThat(site.callSite().line()).isEqualTo(line(end, "opens"));
        assertThat(site.lines()).containsExactly(new Report.Line(line(end, "opens"), REPETITIONS));
        assertThat(site.destinations())
                .extracting(Report.Destination::address, Report.Destination::port, Report.Destination::opened)
                .containsExactly(tuple("127.0.0.1", port, (long) REPETITIONS));
        checkCloser(site, end);
        assertThat(site.closes(kind(end))).as(end.getName()).isEqualTo(REPETITIONS);
    }

    private static void checkCloser(Report.Site site, Method end) {
        var closers = site.closedBy().stream()
                .filter(closer -> closer.callSite().method().equals(end.getName()))
                .toList();
        assertThat(closers)
                .as("%s %s", site.role(), end.getName())
                .extracting(
                        closer -> closer.callSite().className(),
                        closer -> closer.callSite().file(),
                        closer -> closer.callSite().line(),
                        Report.ClosedBy::kind,
                        Report.ClosedBy::cause,
                        Report.ClosedBy::count)
                .containsExactly(
                        tuple(Ends.class.getName(), "Ends.java", line(end, "closes"), kind(end), "application", (long)
                                REPETITIONS));
    }

    private static String kind(Method end) {
        return end.getAnnotation(EndsAs.class).value();
    }

    private static int line(Method end, String what) {
        return SourceLines.line(Ends.class, end.getName() + " " + what);
    }
}
