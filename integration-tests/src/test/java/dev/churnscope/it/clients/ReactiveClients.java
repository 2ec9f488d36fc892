// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static dev.churnscope.it.clients.CommonExpects.TOGETHER;
import static dev.churnscope.it.clients.Transport.H2;
import static dev.churnscope.it.clients.Transport.HTTPS_1;
import static dev.churnscope.it.clients.Transport.HTTP_1;

import java.util.List;

/** The HTTP clients of reactive toolkits. */
final class ReactiveClients {

    static final List<Library> ALL = List.of(
            Library.http("Reactor Netty", "ReactorNettyClient", HTTP_1, HTTPS_1, H2)
                    .version("io.projectreactor.netty:reactor-netty-http:1.0.48")
                    .version("io.projectreactor.netty:reactor-netty-http:1.2.18")
                    .version(
                            "io.projectreactor.netty:reactor-netty-http:1.3.7",
                            "org.springframework:spring-context:7.0.10")
                    .jvmArgs("-Dreactor.netty.native=false")
                    .writesToStderr("WARNING: .*|")
                    .expecting(
                            TOGETHER,
                            Expect.of("perRequest").opens(4).notReused("client-per-request", 3),
                            Expect.of("neverKept")
                                    .over(HTTP_1, HTTPS_1)
                                    .opens(4)
                                    .notReused("keep-alive-disabled", 3),
                            Expect.of("onScheduler").in("described"),
                            Expect.of("serverCloses")
                                    .over(HTTP_1, HTTPS_1)
                                    .opens(4)
                                    .notReused("server-refuses-keep-alive", 3),
                            Expect.of("serverClosesIdle")
                                    .over(HTTP_1, HTTPS_1)
                                    .opens(3)
                                    .notReused("stale-pooled-connection", 2),
                            // Not known: for how long a connection of HTTP/2 had been idle.
                            Expect.of("serverClosesIdle").over(H2).opens(3),
                            Expect.of("asksToClose")
                                    .over(HTTP_1, HTTPS_1)
                                    .opens(4)
                                    .notReused("keep-alive-disabled", 3),
                            Expect.of("unread").over(HTTP_1, HTTPS_1).opens(4),
                            Expect.of("expired")
                                    .over(HTTP_1, HTTPS_1)
                                    .opens(3)
                                    .closedBy("idle-timer", null)
                                    .notReused("idle-expiry-churn", 2),
                            Expect.of("aged").over(HTTP_1, HTTPS_1).opens(3).notReused("max-lifetime-churn", 2)),
            Library.http("Spring WebClient", "SpringWebClientProgram", HTTP_1, HTTPS_1, H2)
                    .label("Reactor Netty")
                    .version(
                            "org.springframework:spring-webflux:5.3.39",
                            "io.projectreactor.netty:reactor-netty-http:1.0.48")
                    .version(
                            "org.springframework:spring-webflux:7.0.10",
                            "io.projectreactor.netty:reactor-netty-http:1.3.7",
                            "org.springframework:spring-context:7.0.10")
                    .jvmArgs("-Dreactor.netty.native=false")
                    .writesToStderr("WARNING: .*|")
                    .expecting(Expect.of("onScheduler").in("described")),
            Library.http("WebClient over the JDK", "SpringWebClientProgram", HTTP_1)
                    .label("java.net.http")
                    .version(
                            "org.springframework:spring-webflux:6.2.0",
                            "io.projectreactor.netty:reactor-netty-http:1.0.48")
                    .version(
                            "org.springframework:spring-webflux:7.0.10",
                            "io.projectreactor.netty:reactor-netty-http:1.3.7",
                            "org.springframework:spring-context:7.0.10")
                    .jvmArgs("-Dconnector=jdk")
                    .writesToStderr("WARNING: .*|")
                    .expecting(Expect.of("onScheduler").in("described")),
            Library.http("Vert.x", "VertxClient", HTTP_1, HTTPS_1, H2)
                    .version("io.vertx:vertx-core:4.5.0")
                    .version("io.vertx:vertx-core:4.5.24")
                    .version("io.vertx:vertx-core:5.0.0")
                    .version("io.vertx:vertx-core:5.2.3")
                    .writesToStderr("WARNING: .*|")
                    .expecting(
                            TOGETHER,
                            Expect.of("perRequest").opens(4).notReused("client-per-request", 3),
                            Expect.of("serverCloses")
                                    .over(HTTP_1, HTTPS_1)
                                    .opens(4)
                                    .notReused("server-refuses-keep-alive", 3),
                            Expect.of("asksToClose")
                                    .over(HTTP_1, HTTPS_1)
                                    .opens(4)
                                    .notReused("keep-alive-disabled", 3),
                            Expect.of("serverClosesIdle").opens(3).notReused("stale-pooled-connection", 2),
                            Expect.of("givenUp").over(HTTP_1, HTTPS_1).opens(4).notReused("error", 3),
                            Expect.of("expired")
                                    .opens(2)
                                    .closedBy("idle-timer", null)
                                    .notReused("idle-expiry-churn", 1)));

    private ReactiveClients() {}
}
