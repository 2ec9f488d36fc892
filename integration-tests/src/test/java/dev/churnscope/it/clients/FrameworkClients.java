// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static dev.churnscope.it.clients.CommonExpects.OPENING_TOO_MANY_TOGETHER;
import static dev.churnscope.it.clients.CommonExpects.TOGETHER;
import static dev.churnscope.it.clients.Transport.H2;
import static dev.churnscope.it.clients.Transport.H2C;
import static dev.churnscope.it.clients.Transport.HTTPS_1;
import static dev.churnscope.it.clients.Transport.HTTP_1;

import java.util.List;

/** The HTTP clients that come with a server, or a framework for servers. */
final class FrameworkClients {

    private static final String MICRONAUT = "io.micronaut:micronaut-http-client:";

    private static final String MICRONAUT_JSON = "io.micronaut:micronaut-jackson-databind:";

    static final List<Library> ALL = List.of(
            Library.http("Jetty", "JettyClient12", HTTP_1, HTTPS_1)
                    .version("org.eclipse.jetty:jetty-client:12.0.0")
                    .version("org.eclipse.jetty:jetty-client:12.1.14")
                    .expecting(
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            Expect.of("perRequest").opens(4).notReused("client-per-request", 3),
                            Expect.of("asynchronous").opens(1),
                            // One more may be opened for a request that another connection has served meanwhile.
                            Expect.of("queuedFirst").mayOpenUnused(),
                            Expect.of("serverCloses").opens(4).notReused("server-refuses-keep-alive", 3),
                            Expect.of("serverClosesIdle").opens(3).notReused("stale-pooled-connection", 2),
                            Expect.of("asksToClose").opens(4).notReused("keep-alive-disabled", 3),
                            Expect.of("failed").opens(1),
                            Expect.of("unread").opens(4).notReused("response-not-drained", 3),
                            Expect.of("idles")
                                    .opens(3)
                                    .closedBy("idle-timer", null)
                                    .notReused("idle-expiry-churn", 2),
                            Expect.of("livesTooShort").opens(3).notReused("max-lifetime-churn", 2)),
            Library.http("Jetty, by several threads", "JettyTogether", HTTP_1)
                    .label("Jetty")
                    .version("org.eclipse.jetty:jetty-client:12.0.0")
                    .version("org.eclipse.jetty:jetty-client:12.1.14")
                    // One more may be opened for a request that another connection has served meanwhile; later requests
                    // may use it.
                    .expecting(OPENING_TOO_MANY_TOGETHER),
            Library.http("Jetty, opening one for nobody", "JettySpare", HTTP_1)
                    .label("Jetty")
                    .version("org.eclipse.jetty:jetty-client:12.0.0")
                    .version("org.eclipse.jetty:jetty-client:12.1.14")
                    .expecting(Expect.of("spare").in("send").opens(2)),
            Library.http("Jetty, HTTP/2", "JettyClient12Http2", H2C, H2)
                    .label("Jetty")
                    .version(
                            "org.eclipse.jetty.http2:jetty-http2-client-transport:12.0.0",
                            "org.eclipse.jetty:jetty-alpn-java-client:12.0.0")
                    .version(
                            "org.eclipse.jetty.http2:jetty-http2-client-transport:12.1.14",
                            "org.eclipse.jetty:jetty-alpn-java-client:12.1.14")
                    .expecting(
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            Expect.of("perRequest").opens(4).notReused("client-per-request", 3),
                            Expect.of("asynchronous").opens(1),
                            // More may be opened than are needed, for those that wait at the same time.
                            Expect.of("concurrent").mayOpenUnused(),
                            // Not known: for how long a connection had been idle.
                            Expect.of("serverClosesIdle").opens(3),
                            Expect.of("failed").opens(1),
                            Expect.of("idles")
                                    .opens(3)
                                    .closedBy("idle-timer", null)
                                    .notReused("idle-expiry-churn", 2)),
            Library.http("Jersey", "JerseyProgram", HTTP_1, HTTPS_1)
                    .label("HttpURLConnection")
                    // Of what it does without.
                    .writesToStderr(".*MessagingBinders.*|WARNING: A class .* was not found.*")
                    .version(
                            "org.glassfish.jersey.inject:jersey-hk2:2.35",
                            "org.glassfish.jersey.core:jersey-client:2.35")
                    .version(
                            "org.glassfish.jersey.inject:jersey-hk2:2.48",
                            "org.glassfish.jersey.core:jersey-client:2.48")
                    .version(
                            "org.glassfish.jersey.inject:jersey-hk2:4.0.3",
                            "org.glassfish.jersey.core:jersey-client:4.0.3")
                    .expecting(
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            // All clients of a JVM share the JDK's cache, but over TLS each brings a factory of its
                            // own.
                            Expect.of("perRequest").over(HTTP_1).opens(1),
                            Expect.of("perRequest")
                                    .over(HTTPS_1)
                                    .opens(4)
                                    .notReused("server-refuses-keep-alive", 1)
                                    .notReused("pool-key-miss", 3),
                            Expect.of("asynchronous").opens(1),
                            Expect.of("reactive").opens(1),
                            Expect.of("concurrent").opens(3),
                            Expect.of("serverCloses").opens(4).notReused("server-refuses-keep-alive", 4),
                            Expect.of("asksToClose")
                                    .opens(4)
                                    .notReused("keep-alive-disabled", 3)
                                    .notReused("server-refuses-keep-alive", 1),
                            Expect.of("unread")
                                    .opens(4)
                                    .notReused("response-not-drained", 3)
                                    .notReused("keep-alive-disabled", 1),
                            Expect.of("failed").opens(1)),
            Library.http("Helidon", "HelidonProgram", HTTP_1, HTTPS_1)
                    .label("Socket")
                    .fromJdk(21)
                    .version("io.helidon.webclient:helidon-webclient-http2:4.0.8")
                    .version("io.helidon.webclient:helidon-webclient-http2:4.5.0")
                    .expecting(
                            Expect.of("sharedCache").opens(1),
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            Expect.of("perRequest").opens(4).notReused("client-per-request", 3),
                            Expect.of("concurrent").opens(3),
                            Expect.of("serverCloses").opens(4).notReused("server-refuses-keep-alive", 3),
                            Expect.of("serverClosesIdle").opens(3).notReused("stale-pooled-connection", 2),
                            Expect.of("asksToClose").opens(4).notReused("keep-alive-disabled", 3),
                            Expect.of("withoutKeepAlive").opens(4).notReused("keep-alive-disabled", 3),
                            Expect.of("unread")
                                    .opens(4)
                                    .closedBy("application", "unread closes")
                                    .notReused("response-not-drained", 3),
                            Expect.of("failed").opens(1),
                            Expect.of("evicted").opens(3).notReused("pool-too-small", 1)),
            // In 4.0.8, a connection that another thread takes too soon is read by two.
            Library.http("Helidon, by several threads", "HelidonTogether", HTTP_1, HTTPS_1)
                    .label("Socket")
                    .fromJdk(21)
                    .version("io.helidon.webclient:helidon-webclient-http2:4.5.0")
                    .expecting(TOGETHER),
            // In 4.0.8, streams that follow one which was closed unread get no data.
            Library.http("Helidon, HTTP/2", "HelidonProgram", H2C, H2)
                    .label("Socket")
                    .fromJdk(21)
                    .version("io.helidon.webclient:helidon-webclient-http2:4.5.0")
                    .expecting(
                            Expect.of("sharedCache").opens(1),
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            Expect.of("perRequest").opens(4).notReused("client-per-request", 3),
                            Expect.of("failed").opens(1)),
            micronaut("Micronaut 4").version(MICRONAUT + "4.10.36", MICRONAUT_JSON + "4.10.36"),
            micronaut("Micronaut 5").fromJdk(25).version(MICRONAUT + "5.2.23", MICRONAUT_JSON + "5.2.23"));

    private FrameworkClients() {}

    private static Library micronaut(String name) {
        return Library.http(name, "MicronautProgram", HTTP_1, HTTPS_1, H2)
                .label("Netty")
                .writesToStderr("WARNING: .*|")
                .expecting(
                        // One may be opened for a request that another connection has served meanwhile.
                        OPENING_TOO_MANY_TOGETHER,
                        Expect.of("perRequest").opens(4).notReused("client-per-request", 3),
                        Expect.of("serverCloses")
                                .over(HTTP_1, HTTPS_1)
                                .opens(4)
                                .notReused("server-refuses-keep-alive", 3),
                        Expect.of("serverClosesIdle").opens(3).notReused("stale-pooled-connection", 2),
                        Expect.of("asksToClose").over(HTTP_1, HTTPS_1).opens(4).notReused("keep-alive-disabled", 3),
                        Expect.of("expired")
                                .opens(3)
                                .closedBy("idle-timer", null)
                                .notReused("idle-expiry-churn", 2),
                        Expect.of("aged")
                                .opens(3)
                                .closedBy("max-lifetime", null)
                                .notReused("max-lifetime-churn", 2),
                        Expect.of("outlived")
                                .opens(3)
                                .closedBy("max-lifetime", null)
                                .notReused("max-lifetime-churn", 2));
    }
}
