// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.example.ends.Ends;
import com.example.ends.EndsAs;
import com.example.ends.Matrix;
import dev.churnscope.it.AgentRun;
import dev.churnscope.it.Jdk;
import dev.churnscope.it.KernelTruth;
import dev.churnscope.it.KeyStores;
import dev.churnscope.it.SourceLines;
import java.lang.reflect.Method;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way to end a connection over Netty's transports, the JDK's and the native one, as client and as server.
 *
 * <p>Netty closes by itself what the peer has reset, so of the lines only those that open are held to account.
 */
class NettyEndsIT {

    private static final int REPETITIONS = 5;
    private static final String TRANSPORT = "com.example.wire.NettyTransport";

    static Stream<Arguments> transports() {
        var jdks = Jdk.all();
        return Stream.of("Netty, nio", "Netty, epoll")
                .flatMap(transport -> Stream.of(
                        Arguments.of(transport, "4.1.100.Final", jdks.get(0)),
                        Arguments.of(transport, "4.2.18.Final", jdks.get(jdks.size() - 1))));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("transports")
    void everyEndIsOfTheKindThatItIs(String transport, String version, Jdk jdk) {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "waits for states of the kernel, by Linux's /proc");
        var program = CompiledProgram.of(TRANSPORT, List.of("io.netty:netty-all:" + version));
        var result = AgentRun.of(program.classPath(), Matrix.class.getName())
                .on(jdk)
                .agentArgs("exclude=com.example.wire;com.example.peer")
                .args(Integer.toString(REPETITIONS), KeyStores.selfSigned().toString(), transport)
                .allowOnStderr("SLF4J.*|WARNING: .*|.*MacAddressUtil.*|")
                .inNewNetworkNamespaceIfPossible()
                .run();
        var report = result.report();
        var ends = Matrix.ends(transport);
        var softly = new SoftAssertions();
        var kinds = new TreeMap<String, Long>();
        for (var end : ends) {
            kinds.merge(kind(end), (long) REPETITIONS, Long::sum);
            softly.check(() -> {
                var site = report.site("client", Ends.class, end.getName());
                assertThat(site.client()).isEqualTo("Netty");
                assertThat(site.callSite().line()).isEqualTo(SourceLines.line(Ends.class, end.getName() + " opens"));
                assertThat(site.opened()).isEqualTo(REPETITIONS);
                assertThat(site.closes(kind(end)))
                        .as(end.getName() + " of " + site.closes())
                        .isEqualTo(REPETITIONS);
            });
        }
        softly.check(() -> {
            var site = report.site("server", Matrix.class, "run");
            assertThat(site.callSite().line()).isEqualTo(SourceLines.line(Matrix.class, "binds"));
            assertThat(new TreeMap<>(site.closes())).isEqualTo(kinds);
        });
        softly.check(() -> assertThat(report.totals().opened()).isEqualTo(2L * REPETITIONS * ends.size()));
        softly.check(() -> assertThat(report.totals().open()).isZero());
        // The JDK sends the FIN of a selected channel at once, and closes it when the selector runs: if the peer
        // answers in
        // between, an abort has become a TIME_WAIT.
        if (result.sockets() != null && transport.endsWith("epoll")) {
            softly.check(() -> KernelTruth.check(result));
        }
        softly.assertAll();
    }

    private static String kind(Method end) {
        return end.getAnnotation(EndsAs.class).value();
    }
}
