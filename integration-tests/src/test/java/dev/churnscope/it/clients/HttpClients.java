// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static dev.churnscope.it.clients.Transport.H2;
import static dev.churnscope.it.clients.Transport.H2C;
import static dev.churnscope.it.clients.Transport.HTTPS_1;
import static dev.churnscope.it.clients.Transport.HTTP_1;

import com.example.Together;
import java.util.List;

/** The HTTP clients that are supported, in the oldest and the newest version: the one place that lists them. */
final class HttpClients {

    /** The newest of which the native transports are found, too. */
    private static final String NETTY = "io.netty:netty-all:4.2.18.Final";

    private static final String HTTP_CLIENT_5 = "org.apache.httpcomponents.client5:httpclient5:";
    private static final String MICRONAUT = "io.micronaut:micronaut-http-client:";
    private static final String MICRONAUT_JSON = "io.micronaut:micronaut-jackson-databind:";
    private static final String AWS = "software.amazon.awssdk:";
    /** Which of the HTTP clients on its class path the SDK takes. */
    private static final String AWS_SERVICE = "-Dsoftware.amazon.awssdk.http.service.impl=software.amazon.awssdk.http.";

    /** Of each client but the first, the first connection is one that should not have been; no other could be spared. */
    private static final Expect TOGETHER = together();

    private static final Expect OPENING_TOO_MANY_TOGETHER = together().mayOpenUnused();

    static final List<Library> ALL = List.of(
            Library.http("HttpURLConnection", "HttpUrlConnectionClient", HTTP_1, HTTPS_1)
                    .ofTheJdk()
                    .expecting(
                            // All scenarios share one cache: what the last of one lost, the first of the next opens
                            // again.
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            Expect.of("disconnected")
                                    .over(HTTPS_1)
                                    .opens(4)
                                    .closedBy("application", "disconnected closes")
                                    .notReused("disconnect-after-response", 3)
                                    .notReused("server-refuses-keep-alive", 1),
                            Expect.of("disconnected")
                                    .over(HTTP_1)
                                    .opens(4)
                                    .closed("localFin", "application", "disconnected closes")
                                    .notReused("disconnect-after-response", 3)
                                    .notReused("server-refuses-keep-alive", 1),
                            Expect.of("concurrent").opens(3),
                            Expect.of("lost").opens(3),
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
            Library.http("java.net.http", "JavaNetHttpClient", HTTP_1, HTTPS_1, H2)
                    .ofTheJdk()
                    .expecting(
                            TOGETHER,
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            Expect.of("perRequest").opens(4).notReused("client-per-request", 3),
                            Expect.of("asynchronous").opens(1),
                            Expect.of("ownExecutor").opens(1),
                            Expect.of("lost").over(HTTP_1, HTTPS_1).opens(3),
                            Expect.of("serverCloses")
                                    .over(HTTP_1, HTTPS_1)
                                    .opens(4)
                                    .notReused("server-refuses-keep-alive", 3),
                            Expect.of("serverClosesIdle").opens(3).notReused("stale-pooled-connection", 2),
                            Expect.of("unread").over(HTTP_1, HTTPS_1).opens(4).notReused("response-not-drained", 3),
                            Expect.of("failed").opens(1)),
            Library.http("Apache HttpClient 4", "ApacheHttpClient4Classic", HTTP_1, HTTPS_1)
                    .version("org.apache.httpcomponents:httpclient:4.3.6")
                    .version("org.apache.httpcomponents:httpclient:4.5.14")
                    // It says so when it asks again.
                    .writesToStderr(".* org.apache.http.impl.execchain.RetryExec execute|INFO: .*")
                    .expecting(
                            TOGETHER,
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            Expect.of("perRequest")
                                    .opens(4)
                                    .closedBy("application", "perRequest closes")
                                    .notReused("client-per-request", 3),
                            Expect.of("asynchronous").opens(1),
                            Expect.of("concurrent").opens(2),
                            Expect.of("lost").opens(3),
                            Expect.of("serverCloses").opens(4).notReused("server-refuses-keep-alive", 3),
                            Expect.of("serverClosesIdle").opens(3).notReused("stale-pooled-connection", 2),
                            Expect.of("asksToClose").opens(4).notReused("keep-alive-disabled", 3),
                            Expect.of("neverReuses").opens(4).notReused("keep-alive-disabled", 3),
                            Expect.of("unread")
                                    .opens(4)
                                    .closedBy("application", "unread closes")
                                    .notReused("response-not-drained", 3),
                            Expect.of("aborted")
                                    .opens(4)
                                    .closedBy("application", "aborted closes")
                                    .notReused("response-not-drained", 3),
                            Expect.of("failed").opens(1),
                            Expect.of("redirected").opens(1),
                            Expect.of("evictedIdle")
                                    .opens(4)
                                    .closedBy("idle-timer", "evictedIdle closes")
                                    .notReused("disconnect-after-response", 3),
                            Expect.of("keptTooShort").opens(4).notReused("idle-expiry-churn", 3),
                            Expect.of("livesTooShort").opens(4).notReused("max-lifetime-churn", 3),
                            Expect.of("changesState").opens(4).notReused("pool-key-miss", 3),
                            Expect.of("oneConnection").opens(1)),
            Library.http("Apache HttpClient 4, asynchronous", "ApacheHttpClient4Async", HTTP_1, HTTPS_1)
                    .label("Apache HttpClient 4")
                    .version("org.apache.httpcomponents:httpasyncclient:4.1")
                    .version("org.apache.httpcomponents:httpasyncclient:4.1.5")
                    .expecting(
                            TOGETHER,
                            Expect.of("perRequest").opens(4).notReused("client-per-request", 3),
                            Expect.of("waitedFor").opens(1),
                            Expect.of("waiting").opens(1).notReused("server-refuses-keep-alive", 1),
                            Expect.of("beforeCallback").in("fromCallback").opens(1),
                            Expect.of("fromCallback").in("completed").opens(1),
                            Expect.of("serverCloses").opens(4).notReused("server-refuses-keep-alive", 3),
                            Expect.of("asksToClose").opens(4).notReused("keep-alive-disabled", 3),
                            Expect.of("neverReuses").opens(4).notReused("keep-alive-disabled", 3),
                            Expect.of("redirected").opens(2)),
            Library.http("Apache HttpClient 5", "ApacheHttpClient5Classic", HTTP_1, HTTPS_1)
                    .version("org.apache.httpcomponents.client5:httpclient5:5.0.4")
                    .version("org.apache.httpcomponents.client5:httpclient5:5.6.5")
                    .expecting(
                            TOGETHER,
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            Expect.of("perRequest")
                                    .opens(4)
                                    .closedBy("application", "perRequest closes")
                                    .notReused("client-per-request", 3),
                            Expect.of("asynchronous").opens(1),
                            Expect.of("concurrent").opens(3),
                            Expect.of("lost").opens(3),
                            Expect.of("serverCloses").opens(4).notReused("server-refuses-keep-alive", 3),
                            Expect.of("serverClosesIdle").opens(3).notReused("stale-pooled-connection", 2),
                            Expect.of("asksToClose").opens(4).notReused("keep-alive-disabled", 3),
                            Expect.of("neverReuses").opens(4).notReused("keep-alive-disabled", 3),
                            Expect.of("unread")
                                    .opens(4)
                                    .closedBy("application", "unread closes")
                                    .notReused("response-not-drained", 3),
                            Expect.of("aborted")
                                    .opens(4)
                                    .closedBy("application", "aborted closes")
                                    .notReused("response-not-drained", 3),
                            Expect.of("failed").opens(1),
                            Expect.of("redirected").opens(1),
                            Expect.of("evictedIdle")
                                    .opens(4)
                                    .closedBy("idle-timer", "evictedIdle closes")
                                    .notReused("disconnect-after-response", 3),
                            Expect.of("keptTooShort").opens(4).notReused("idle-expiry-churn", 3),
                            Expect.of("livesTooShort").opens(4).notReused("max-lifetime-churn", 3),
                            Expect.of("changesState").opens(4).notReused("pool-key-miss", 3),
                            Expect.of("oneConnection").opens(1)),
            Library.http("Apache HttpClient 5, asynchronous", "ApacheHttpClient5Async", HTTP_1, HTTPS_1)
                    .label("Apache HttpClient 5")
                    .version("org.apache.httpcomponents.client5:httpclient5:5.0.4")
                    .version("org.apache.httpcomponents.client5:httpclient5:5.6.5")
                    .expecting(
                            TOGETHER,
                            Expect.of("perRequest").opens(4).notReused("client-per-request", 3),
                            Expect.of("waitedFor").opens(1),
                            Expect.of("waiting").opens(1).notReused("server-refuses-keep-alive", 1),
                            Expect.of("beforeCallback").in("fromCallback").opens(1),
                            Expect.of("fromCallback").in("completed").opens(1),
                            Expect.of("serverCloses").opens(4).notReused("server-refuses-keep-alive", 3),
                            Expect.of("asksToClose").opens(4).notReused("keep-alive-disabled", 3),
                            Expect.of("neverReuses").opens(4).notReused("keep-alive-disabled", 3),
                            Expect.of("redirected").opens(2)),
            Library.http("Apache HttpClient 5, HTTP/2", "ApacheHttpClient5Http2", H2C, H2)
                    .label("Apache HttpClient 5")
                    .version("org.apache.httpcomponents.client5:httpclient5:5.0.4")
                    .version("org.apache.httpcomponents.client5:httpclient5:5.6.5")
                    .expecting(
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            Expect.of("perRequest").opens(4).notReused("client-per-request", 3),
                            Expect.of("concurrent").opens(1),
                            Expect.of("failed").opens(1),
                            Expect.of("redirected").opens(1)),
            Library.http("Apache HttpClient 5, HTTP/2 negotiated", "ApacheHttpClient5Negotiated", H2)
                    .label("Apache HttpClient 5")
                    .version("org.apache.httpcomponents.client5:httpclient5:5.6.5"),
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
                    .version("io.vertx:vertx-core:5.1.10")
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
                            Expect.of("expired")
                                    .opens(2)
                                    .closedBy("idle-timer", null)
                                    .notReused("idle-expiry-churn", 1)),
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
                    // One more may be opened for a request that another connection has served meanwhile.
                    .otherSite(
                            "com.example.clients.JettyTogether$Built",
                            "a connection that the thread which gives another back opens for a request that was"
                                    + " waiting, and has been served when it looks for whom it is")
                    .expecting(OPENING_TOO_MANY_TOGETHER),
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
            micronaut("Micronaut 5").fromJdk(25).version(MICRONAUT + "5.2.23", MICRONAUT_JSON + "5.2.23"),
            Library.http("OkHttp", "OkHttpClientProgram", HTTP_1, HTTPS_1, H2)
                    .version("com.squareup.okhttp3:okhttp:4.9.3")
                    .version("com.squareup.okhttp3:okhttp-jvm:5.5.1")
                    .expecting(
                            TOGETHER,
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            Expect.of("perRequest").opens(4).notReused("client-per-request", 3),
                            Expect.of("asynchronous").opens(1),
                            Expect.of("concurrent").mayOpenUnused(),
                            Expect.of("lost").over(HTTP_1, HTTPS_1).opens(3),
                            Expect.of("serverCloses")
                                    .over(HTTP_1, HTTPS_1)
                                    .opens(4)
                                    .notReused("server-refuses-keep-alive", 3),
                            Expect.of("serverClosesIdle").opens(3).notReused("stale-pooled-connection", 2),
                            Expect.of("asksToClose")
                                    .over(HTTP_1, HTTPS_1)
                                    .opens(4)
                                    .notReused("keep-alive-disabled", 3),
                            Expect.of("unread").over(HTTP_1, HTTPS_1).opens(4).notReused("response-not-drained", 3),
                            Expect.of("failed").opens(1),
                            // The reader's thread hears of the end, too, and may be the one that closes.
                            Expect.of("evicted").over(H2).opens(4).notReused("disconnect-after-response", 3),
                            Expect.of("evicted")
                                    .over(HTTPS_1)
                                    .opens(4)
                                    .closedBy("application", "evicted closes")
                                    .notReused("disconnect-after-response", 3),
                            Expect.of("evicted")
                                    .over(HTTP_1)
                                    .opens(4)
                                    .closed("localFin", "application", "evicted closes")
                                    .notReused("disconnect-after-response", 3)),
            Library.http("Retrofit", "RetrofitProgram", HTTP_1, HTTPS_1)
                    .label("OkHttp")
                    .version("com.squareup.retrofit2:retrofit:2.9.0", "com.squareup.okhttp3:okhttp:4.9.3")
                    .version("com.squareup.retrofit2:retrofit:3.0.0", "com.squareup.okhttp3:okhttp-jvm:5.5.1")
                    .expecting(
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            Expect.of("perRequest").opens(4).notReused("client-per-request", 3),
                            Expect.of("asynchronous").opens(1),
                            Expect.of("serverCloses").opens(4).notReused("server-refuses-keep-alive", 3)),
            Library.http("Feign", "FeignProgram", HTTP_1, HTTPS_1)
                    .label("HttpURLConnection")
                    .version("io.github.openfeign:feign-core:11.10")
                    .version("io.github.openfeign:feign-core:13.13")
                    .expecting(
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            // The first goes over a connection that others have left in the cache.
                            Expect.of("serverCloses").opens(3).notReused("server-refuses-keep-alive", 3)),
            Library.http("Feign over OkHttp", "FeignOverOkHttp", HTTP_1)
                    .label("OkHttp")
                    .version("io.github.openfeign:feign-okhttp:11.10", "com.squareup.okhttp3:okhttp:4.9.3")
                    .version("io.github.openfeign:feign-okhttp:13.12", "com.squareup.okhttp3:okhttp:4.12.0")
                    .expecting(
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            Expect.of("perRequest").opens(4).notReused("client-per-request", 3)),
            Library.http("AsyncHttpClient", "AsyncHttpClientProgram", HTTP_1, HTTPS_1)
                    .version("org.asynchttpclient:async-http-client:2.12.4")
                    .version("org.asynchttpclient:async-http-client:3.0.13")
                    // A timer of its pool's that comes due while a client is closed complains that it cannot go on.
                    .writesToStderr(".* io.netty.util.HashedWheelTimer.* run")
                    .writesToStderr("WARNING: An exception was thrown by TimerTask\\.")
                    .writesToStderr("java.lang.IllegalStateException: cannot be started once stopped")
                    .writesToStderr(
                            "\tat (io.netty.util|org.asynchttpclient.netty.channel.DefaultChannelPool|java.base/).*|")
                    .expecting(
                            TOGETHER,
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            Expect.of("perRequest")
                                    .opens(4)
                                    .closedBy("application", "perRequest closes")
                                    .notReused("client-per-request", 3),
                            Expect.of("asynchronous").opens(1),
                            Expect.of("concurrent").opens(3),
                            Expect.of("lost").opens(3),
                            Expect.of("serverCloses").opens(4).notReused("server-refuses-keep-alive", 3),
                            Expect.of("serverClosesIdle").opens(3).notReused("stale-pooled-connection", 2),
                            Expect.of("withoutKeepAlive").opens(4).notReused("keep-alive-disabled", 3),
                            Expect.of("unread").opens(4).notReused("response-not-drained", 3),
                            Expect.of("failed").opens(1)),
            restTemplate("HttpURLConnection", "SimpleClientHttpRequestFactory")
                    .label("HttpURLConnection")
                    .version("org.springframework:spring-web:5.3.39")
                    .version("org.springframework:spring-web:7.0.10")
                    .expecting(
                            // All share one cache: a request goes over what the one before has left there.
                            Expect.of("perRequest").opens(0),
                            Expect.of("intercepted").opens(3).notReused("server-refuses-keep-alive", 3),
                            Expect.of("fromInterceptor").opens(1).notReused("server-refuses-keep-alive", 1),
                            Expect.of("aroundInterceptor").opens(1).notReused("server-refuses-keep-alive", 1),
                            Expect.of("posted").opens(4).notReused("server-refuses-keep-alive", 4),
                            Expect.of("undelivered").opens(1).notReused("server-refuses-keep-alive", 1),
                            Expect.of("failed").opens(0),
                            Expect.of("serverCloses").opens(3).notReused("server-refuses-keep-alive", 3)),
            restTemplateOverPool("Apache HttpClient 4", "HttpComponentsClientHttpRequestFactory")
                    .label("Apache HttpClient 4")
                    .version("org.springframework:spring-web:5.3.0", "org.apache.httpcomponents:httpclient:4.5.13")
                    .version("org.springframework:spring-web:5.3.39", "org.apache.httpcomponents:httpclient:4.5.14"),
            restTemplateOverPool("Apache HttpClient 5", "HttpComponentsClientHttpRequestFactory")
                    .label("Apache HttpClient 5")
                    .version("org.springframework:spring-web:6.0.0", HTTP_CLIENT_5 + "5.1.4")
                    .version("org.springframework:spring-web:7.0.10", HTTP_CLIENT_5 + "5.6.5"),
            restTemplateOverPool("the JDK", "JdkClientHttpRequestFactory")
                    .label("java.net.http")
                    .version("org.springframework:spring-web:6.1.0")
                    .version("org.springframework:spring-web:7.0.10"),
            restClient("HttpURLConnection", "SimpleClientHttpRequestFactory")
                    .label("HttpURLConnection")
                    .version("org.springframework:spring-web:6.1.0", "org.springframework:spring-context:6.1.0")
                    .version("org.springframework:spring-web:7.0.10", "org.springframework:spring-context:7.0.10")
                    .expecting(
                            Expect.of("perRequest").opens(0),
                            Expect.of("asynchronous").opens(3).notReused("server-refuses-keep-alive", 3),
                            Expect.of("intercepted").opens(4).notReused("server-refuses-keep-alive", 4),
                            Expect.of("declared").opens(4).notReused("server-refuses-keep-alive", 4),
                            Expect.of("serverCloses").opens(4).notReused("server-refuses-keep-alive", 4)),
            restClientOverPool("Apache HttpClient 5", "HttpComponentsClientHttpRequestFactory")
                    .label("Apache HttpClient 5")
                    .version(
                            "org.springframework:spring-web:6.1.0",
                            "org.springframework:spring-context:6.1.0",
                            HTTP_CLIENT_5 + "5.2.1")
                    .version(
                            "org.springframework:spring-web:7.0.10",
                            "org.springframework:spring-context:7.0.10",
                            HTTP_CLIENT_5 + "5.6.5"),
            restClientOverPool("the JDK", "JdkClientHttpRequestFactory")
                    .label("java.net.http")
                    .version("org.springframework:spring-web:6.1.0", "org.springframework:spring-context:6.1.0")
                    .version("org.springframework:spring-web:7.0.10", "org.springframework:spring-context:7.0.10"),
            Library.http("AWS SDK over HttpURLConnection", "AwsS3Program", HTTP_1, HTTPS_1)
                    .jvmArgs(AWS_SERVICE + "urlconnection.UrlConnectionSdkHttpService")
                    .label("HttpURLConnection")
                    .version(AWS + "s3:2.17.295", AWS + "url-connection-client:2.17.295")
                    .version(AWS + "s3:2.57.8", AWS + "url-connection-client:2.57.8")
                    .expecting(
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            // Each client has a socket factory of its own for TLS, which is part of the cache's key.
                            Expect.of("perRequest").over(HTTPS_1).opens(4).notReused("pool-key-miss", 4),
                            Expect.of("perRequest").over(HTTP_1).opens(0),
                            Expect.of("serverCloses").opens(4)),
            awsS3OverPool("AWS SDK over Apache HttpClient 4", "AwsS3Program")
                    .jvmArgs(AWS_SERVICE + "apache.ApacheSdkHttpService")
                    .label("Apache HttpClient 4")
                    .version(AWS + "s3:2.17.295")
                    .version(AWS + "s3:2.57.8", AWS + "apache-client:2.57.8"),
            awsS3OverPool("AWS SDK over Apache HttpClient 5", "AwsS3Program")
                    .jvmArgs(AWS_SERVICE + "apache5.Apache5SdkHttpService")
                    .label("Apache HttpClient 5")
                    .version(AWS + "s3:2.41.0", AWS + "apache5-client:2.41.0")
                    .version(AWS + "s3:2.57.8", AWS + "apache5-client:2.57.8"),
            Library.http("AWS SDK over Netty", "AwsS3AsyncProgram", HTTP_1, HTTPS_1)
                    .label("Netty")
                    .writesToStderr("WARNING: .*|")
                    .version(AWS + "s3:2.17.295", AWS + "netty-nio-client:2.17.295")
                    .version(AWS + "s3:2.57.8", AWS + "netty-nio-client:2.57.8")
                    .expecting(
                            Expect.of("perRequest")
                                    .opens(4)
                                    .closedBy("application", "perRequest closes")
                                    .notReused("client-per-request", 3),
                            Expect.of("waitedFor").opens(2).notReused("server-refuses-keep-alive", 1),
                            Expect.of("waiting").opens(1).notReused("server-refuses-keep-alive", 1),
                            Expect.of("beforeCallback").in("fromCallback").opens(1),
                            Expect.of("fromCallback").in("completed").opens(1),
                            Expect.of("retried").opens(3).notReused("server-refuses-keep-alive", 2),
                            Expect.of("serverCloses").opens(4).notReused("server-refuses-keep-alive", 3),
                            Expect.of("idles")
                                    .opens(3)
                                    .closedBy("idle-timer", null)
                                    .notReused("idle-expiry-churn", 2),
                            Expect.of("livesTooShort")
                                    .opens(3)
                                    .closedBy("max-lifetime", null)
                                    .notReused("max-lifetime-churn", 2),
                            Expect.of("outlived")
                                    .opens(3)
                                    .closedBy("max-lifetime", null)
                                    .notReused("max-lifetime-churn", 2)),
            awsS3OverPool("AWS SDK 1", "AwsS3Version1Program")
                    .label("Apache HttpClient 4")
                    .jvmArgs("-Daws.java.v1.disableDeprecationAnnouncement=true")
                    .writesToStderr("WARNING: .*|")
                    .version("com.amazonaws:aws-java-sdk-s3:1.12.797"),
            Library.http("Elasticsearch", "ElasticsearchProgram", HTTP_1, HTTPS_1)
                    .label("Apache HttpClient 4")
                    .version("org.elasticsearch.client:elasticsearch-rest-client:6.8.23")
                    .version("org.elasticsearch.client:elasticsearch-rest-client:9.5.6")
                    .expecting(
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            Expect.of("perRequest")
                                    .opens(4)
                                    .closedBy("application", "perRequest closes")
                                    .notReused("client-per-request", 3),
                            Expect.of("asynchronous").opens(1),
                            Expect.of("concurrent").opens(3),
                            Expect.of("failed").opens(1),
                            Expect.of("serverCloses").opens(4).notReused("server-refuses-keep-alive", 3)),
            // It has the response before the connection is given back: the next request may open another.
            Library.http("Elasticsearch over Apache HttpClient 5", "Elasticsearch5Program", HTTP_1, HTTPS_1)
                    .label("Apache HttpClient 5")
                    .version("co.elastic.clients:elasticsearch-rest5-client:9.2.0")
                    .version("co.elastic.clients:elasticsearch-rest5-client:9.5.6")
                    .expecting(
                            Expect.of("perRequest").opens(4).notReused("client-per-request", 3),
                            Expect.of("serverCloses").opens(4).notReused("server-refuses-keep-alive", 3)),
            netty("nio").version("io.netty:netty-all:4.1.100.Final").version(NETTY),
            netty("epoll").version("io.netty:netty-all:4.1.100.Final").version(NETTY),
            netty("io_uring").version(NETTY));

    private HttpClients() {}

    private static Expect together() {
        return Expect.of("together").notReused("client-per-request", Together.CLIENTS - 1);
    }

    private static Library restTemplate(String carrier, String factory) {
        return Library.http("RestTemplate over " + carrier, "RestTemplateProgram", HTTP_1, HTTPS_1)
                .jvmArgs("-Dfactory=" + factory)
                .expecting(
                        Expect.of("sharedFirst").opens(1),
                        Expect.of("sharedSecond").opens(0));
    }

    /** All clients of the program are built at one line, and each but the first is one that should not have been. */
    private static Library restTemplateOverPool(String carrier, String factory) {
        return restTemplate(carrier, factory)
                .expecting(
                        Expect.of("perRequest").opens(4).notReused("client-per-request", 4),
                        serverCloses("intercepted"),
                        Expect.of("fromInterceptor").opens(1).notReused("client-per-request", 1),
                        Expect.of("aroundInterceptor").opens(1).notReused("client-per-request", 1),
                        serverCloses("posted"),
                        Expect.of("undelivered").opens(1).notReused("client-per-request", 1),
                        Expect.of("failed").opens(1).notReused("client-per-request", 1),
                        serverCloses("serverCloses"));
    }

    private static Library restClient(String carrier, String factory) {
        return Library.http("RestClient over " + carrier, "RestClientProgram", HTTP_1, HTTPS_1)
                .jvmArgs("-Dfactory=" + factory)
                .expecting(
                        Expect.of("sharedFirst").opens(1),
                        Expect.of("sharedSecond").opens(0));
    }

    private static Library restClientOverPool(String carrier, String factory) {
        return restClient(carrier, factory)
                .expecting(
                        Expect.of("perRequest").opens(4).notReused("client-per-request", 4),
                        serverCloses("asynchronous"),
                        serverCloses("intercepted"),
                        serverCloses("declared"),
                        serverCloses("serverCloses"));
    }

    private static Library awsS3OverPool(String name, String program) {
        return Library.http(name, program, HTTP_1, HTTPS_1)
                .expecting(
                        Expect.of("sharedFirst").opens(1),
                        Expect.of("sharedSecond").opens(0),
                        Expect.of("perRequest")
                                .opens(4)
                                .closedBy("application", "perRequest closes")
                                .notReused("client-per-request", 4),
                        Expect.of("failed").opens(1).notReused("client-per-request", 1),
                        Expect.of("aborted")
                                .opens(4)
                                .closedBy("application", "aborted closes")
                                .notReused("client-per-request", 1)
                                .notReused("response-not-drained", 3),
                        serverCloses("serverCloses"));
    }

    /** Four requests of a client that was not the first to be built at its line. */
    private static Expect serverCloses(String scenario) {
        return Expect.of(scenario)
                .opens(4)
                .notReused("client-per-request", 1)
                .notReused("server-refuses-keep-alive", 3);
    }

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

    private static Library netty(String transport) {
        return Library.http("Netty " + transport, "NettyProgram", HTTP_1, HTTPS_1)
                .label("Netty")
                .jvmArgs("-Dnetty.transport=" + transport, "-Dio.netty.noUnsafe=true")
                .writesToStderr("WARNING: .*|")
                .expecting(
                        Expect.of("sharedFirst").opens(1).closedBy("application", "sharedFirst closes"),
                        Expect.of("sharedSecond").opens(2).closedBy("application", "sharedSecond closes"),
                        Expect.of("asynchronous").opens(3).closedBy("application", "asynchronous closes"),
                        Expect.of("onEventLoop").opens(2).closedBy("application", "onEventLoop closes"),
                        Expect.of("concurrent").opens(3),
                        Expect.of("serverCloses").opens(4).closedBy("protocol", null),
                        Expect.of("serverClosesIdle").opens(2).closed("remoteFin", "protocol"),
                        Expect.of("asksToClose").opens(4).closedBy("protocol", null),
                        Expect.of("idle").opens(2).closedBy("idle-timer", null),
                        Expect.of("aborted")
                                .over(HTTP_1)
                                .opens(2)
                                .closed("localReset", "application", "aborted closes"),
                        Expect.of("shutDown").opens(1).closedBy("application", "shutDown closes"),
                        Expect.of("pooled").opens(1),
                        Expect.of("fixedPool").opens(2));
    }
}
