// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.it.Jdk;
import dev.churnscope.it.SourceLines;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A version that changed its internals: the report says so, every connection is counted, none is said to have missed
 * another, of which too little is known, and the program runs on.
 */
class DriftIT {

    @ParameterizedTest(name = "{0} without {2}")
    @CsvSource({
        "OkHttp, okhttp, connectionBecameIdle, connectionBecameIdle",
        "OkHttp, okhttp, newCodec$okhttp, newCodec*",
        "'Apache HttpClient 5, asynchronous', apache-httpclient-5, processConnectionRequest, processConnectionRequest",
        "Reactor Netty, reactor-pool, drainLoop, drainLoop"
    })
    void itsConnectionsAreCountedByTheTransportBelow(String name, String instrumentation, String method, String place) {
        var library = HttpClients.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        var newest = library.versions().get(library.versions().size() - 1);
        var jdk = Jdk.all().get(Jdk.all().size() - 1);
        var row = new Row(library, newest, Transport.HTTP_1, jdk);

        try (var server = HttpOrigin.borrow()) {
            var report = Run.agentRun(
                            row, DriftedJars.without(method, Run.classPath(row)), server.arguments(row.transport()))
                    .expectOnStderr("churnscope: cannot instrument " + instrumentation + " \\(.* has no place for "
                            + Pattern.quote(place)
                            + " .*\\); its connections are counted, but not all of what it does with them")
                    .run()
                    .report();

            var truth = server.take();
            assertThat(truth.seen())
                    .as("the program did all that it does")
                    .containsAll(SourceLines.scenarios(library.program()).keySet());
            assertThat(report.totals().opened()).isEqualTo(truth.accepted());
            assertThat(report.coverage().instrumentations().get(instrumentation))
                    .startsWith("failed: ")
                    .contains(" has no place for " + place);
            assertThat(report.sites())
                    .allSatisfy(site -> assertThat(site.notReused() == null ? Map.of() : site.notReused())
                            .doesNotContainKey("pool-key-miss"));
        }
    }
}
