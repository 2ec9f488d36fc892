// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static dev.churnscope.it.clients.Transport.H2;
import static dev.churnscope.it.clients.Transport.H2C;
import static dev.churnscope.it.clients.Transport.HTTPS_1;
import static dev.churnscope.it.clients.Transport.HTTP_1;

import java.util.List;

/**
 * The mistakes that are made with HTTP clients, by client. {@link FrontLibraryMistakes}, {@link DriverMistakes} and
 * {@link ServerMistakes} have the others.
 *
 * <p>What only an argument of the JVM makes wrong, or right, is a row of its own where it would spoil the others.
 */
final class Mistakes {

    static final List<Library> ALL = List.of(
            Library.misused("HttpURLConnection", "HttpUrlConnectionMistakes", HTTP_1)
                    .ofTheJdk()
                    .rightWith("-Dhttp.maxConnections=20")
                    .making(
                            Mistake.of("disconnected", "disconnect-after-response"),
                            Mistake.of("neverClosed", "response-never-closed"),
                            Mistake.of("errorNeverClosed", "response-never-closed"),
                            Mistake.of("unread", "response-not-drained"),
                            Mistake.of("unreadChunk", "response-not-drained"),
                            Mistake.of("asksToClose", "keep-alive-disabled"),
                            Mistake.of("redirected", "redirect-reconnect"),
                            Mistake.of("serverCloses", "server-refuses-keep-alive"),
                            Mistake.of("stale", "stale-pooled-connection"),
                            Mistake.of("poolTooSmall", "pool-too-small"),
                            Mistake.of("nobodyListens", "connect-failures"),
                            Mistake.of("chatty", "chatty-requests")),
            Library.misused("HttpURLConnection without keep-alive", "HttpUrlConnectionMistakes", HTTP_1)
                    .label("HttpURLConnection")
                    .ofTheJdk()
                    .wrongWith("-Dhttp.keepAlive=false")
                    .making(Mistake.of("keepsNone", "keep-alive-disabled")),
            Library.misused("HttpURLConnection between bursts", "HttpUrlConnectionMistakes", HTTP_1)
                    .label("HttpURLConnection")
                    .ofTheJdk()
                    .jvmArgs("-Dhttp.maxConnections=30")
                    .rightWith("-Dhttp.keepAlive.time.server=60")
                    .making(Mistake.of("idleTooShort", "idle-expiry-churn")),
            Library.misused("HttpURLConnection over TLS", "HttpUrlConnectionMistakes", HTTPS_1)
                    .label("HttpURLConnection")
                    .ofTheJdk()
                    .making(Mistake.of("factoryPerRequest", "pool-key-miss")),
            Library.misused("java.net.http", "JavaNetHttpMistakes", HTTP_1)
                    .ofTheJdk()
                    .jvmArgs("-Djdk.httpclient.allowRestrictedHeaders=connection")
                    .making(
                            Mistake.of("clientPerRequest", "client-per-request"),
                            Mistake.of("asksToClose", "keep-alive-disabled"),
                            Mistake.of("unread", "response-not-drained"),
                            Mistake.of("neverClosed", "response-never-closed"),
                            Mistake.of("stale", "stale-pooled-connection"),
                            Mistake.of("serverCloses", "server-refuses-keep-alive"),
                            Mistake.of("nobodyListens", "connect-failures"),
                            Mistake.of("chatty", "chatty-requests")),
            Library.misused("java.net.http with a small pool", "JavaNetHttpMistakes", HTTP_1)
                    .label("java.net.http")
                    .ofTheJdk()
                    .wrongWith("-Djdk.httpclient.connectionPoolSize=2")
                    .making(Mistake.of("poolTooSmall", "pool-too-small")),
            Library.misused("java.net.http between bursts", "JavaNetHttpMistakes", HTTP_1)
                    .label("java.net.http")
                    .ofTheJdk()
                    .wrongWith("-Djdk.httpclient.keepalive.timeout=1")
                    .making(Mistake.of("idleTooShort", "idle-expiry-churn")),
            Library.misused("java.net.http, HTTP/2", "JavaNetHttpMistakes", H2C)
                    .label("java.net.http")
                    .ofTheJdk()
                    .making(Mistake.of("clientPerRequest", "client-per-request")),
            Library.misused("Apache HttpClient 5", "ApacheHttpClient5Mistakes", HTTP_1)
                    .version("org.apache.httpcomponents.client5:httpclient5:5.6.5")
                    .making(
                            Mistake.of("clientPerRequest", "client-per-request"),
                            Mistake.of("clientDropped", "client-per-request"),
                            Mistake.of("statePerRequest", "pool-key-miss"),
                            Mistake.of("asksToClose", "keep-alive-disabled"),
                            Mistake.of("neverReuses", "keep-alive-disabled"),
                            Mistake.of("closesIdle", "disconnect-after-response"),
                            Mistake.of("unread", "response-not-drained"),
                            Mistake.of("neverClosed", "response-never-closed"),
                            Mistake.of("tooManyHosts", "pool-too-small"),
                            Mistake.of("livesTooShort", "max-lifetime-churn"),
                            Mistake.of("keptTooShort", "idle-expiry-churn"),
                            Mistake.of("stale", "stale-pooled-connection"),
                            Mistake.of("serverCloses", "server-refuses-keep-alive"),
                            Mistake.of("aborts", "reset-on-close"),
                            Mistake.of("nobodyListens", "connect-failures"),
                            Mistake.of("chatty", "chatty-requests")),
            Library.misused("OkHttp", "OkHttpMistakes", HTTP_1)
                    .version("com.squareup.okhttp3:okhttp-jvm:5.5.1")
                    .making(
                            Mistake.of("clientPerRequest", "client-per-request"),
                            Mistake.of("evicted", "disconnect-after-response"),
                            Mistake.of("asksToClose", "keep-alive-disabled"),
                            Mistake.of("unread", "response-not-drained"),
                            Mistake.of("neverClosed", "response-never-closed"),
                            Mistake.of("poolTooSmall", "pool-too-small"),
                            Mistake.of("keepsNone", "pool-too-small"),
                            Mistake.of("idleTooShort", "idle-expiry-churn"),
                            Mistake.of("stale", "stale-pooled-connection"),
                            Mistake.of("serverCloses", "server-refuses-keep-alive"),
                            Mistake.of("aborts", "reset-on-close"),
                            Mistake.of("nobodyListens", "connect-failures"),
                            Mistake.of("chatty", "chatty-requests")),
            Library.misused("OkHttp over TLS", "OkHttpMistakes", HTTPS_1)
                    .label("OkHttp")
                    .version("com.squareup.okhttp3:okhttp-jvm:5.5.1")
                    .making(Mistake.of("factoryPerRequest", "pool-key-miss")),
            Library.misused("OkHttp, HTTP/2", "OkHttpMistakes", H2)
                    .label("OkHttp")
                    .version("com.squareup.okhttp3:okhttp-jvm:5.5.1")
                    .making(
                            Mistake.of("clientPerRequest", "client-per-request"),
                            Mistake.of("evicted", "disconnect-after-response"),
                            Mistake.of("factoryPerRequest", "pool-key-miss")),
            Library.misused("Apache HttpClient 4", "ApacheHttpClient4Mistakes", HTTP_1)
                    .version("org.apache.httpcomponents:httpclient:4.5.14")
                    .making(
                            Mistake.of("clientPerRequest", "client-per-request"),
                            Mistake.of("clientDropped", "client-per-request"),
                            Mistake.of("statePerRequest", "pool-key-miss"),
                            Mistake.of("asksToClose", "keep-alive-disabled"),
                            Mistake.of("neverReuses", "keep-alive-disabled"),
                            Mistake.of("closesIdle", "disconnect-after-response"),
                            Mistake.of("unread", "response-not-drained"),
                            Mistake.of("aborted", "response-not-drained"),
                            Mistake.of("neverClosed", "response-never-closed"),
                            Mistake.of("tooManyHosts", "pool-too-small"),
                            Mistake.of("livesTooShort", "max-lifetime-churn"),
                            Mistake.of("keptTooShort", "idle-expiry-churn"),
                            Mistake.of("stale", "stale-pooled-connection"),
                            Mistake.of("serverCloses", "server-refuses-keep-alive"),
                            Mistake.of("aborts", "reset-on-close"),
                            Mistake.of("nobodyListens", "connect-failures")),
            Library.misused("Apache HttpClient 5, asynchronous", "ApacheHttpClient5AsyncMistakes", HTTP_1)
                    .label("Apache HttpClient 5")
                    .version("org.apache.httpcomponents.client5:httpclient5:5.6.5")
                    .making(
                            Mistake.of("clientPerRequest", "client-per-request"),
                            Mistake.of("asksToClose", "keep-alive-disabled"),
                            Mistake.of("neverReuses", "keep-alive-disabled"),
                            Mistake.of("tooManyHosts", "pool-too-small"),
                            Mistake.of("livesTooShort", "max-lifetime-churn"),
                            Mistake.of("keptTooShort", "idle-expiry-churn"),
                            Mistake.of("stale", "stale-pooled-connection"),
                            Mistake.of("serverCloses", "server-refuses-keep-alive"),
                            Mistake.of("nobodyListens", "connect-failures")),
            Library.misused("Jetty", "JettyMistakes", HTTP_1)
                    .version("org.eclipse.jetty:jetty-client:12.1.14")
                    .making(
                            Mistake.of("clientPerRequest", "client-per-request"),
                            Mistake.of("asksToClose", "keep-alive-disabled"),
                            Mistake.of("unread", "response-not-drained"),
                            Mistake.of("neverClosed", "response-never-closed"),
                            Mistake.of("timesOutUnread", "response-never-closed"),
                            Mistake.of("livesTooShort", "max-lifetime-churn"),
                            Mistake.of("idleTooShort", "idle-expiry-churn"),
                            Mistake.of("stale", "stale-pooled-connection"),
                            Mistake.of("serverCloses", "server-refuses-keep-alive"),
                            Mistake.of("nobodyListens", "connect-failures")),
            Library.misused("Reactor Netty", "ReactorNettyMistakes", HTTP_1)
                    .version("io.projectreactor.netty:reactor-netty-http:1.3.7")
                    .jvmArgs("-Dreactor.netty.native=false")
                    // It has nobody to tell of a read timeout.
                    .writesToStderr("WARNING: .*||\\[ WARN\\] .*post termination.*")
                    .making(
                            Mistake.of("providerPerRequest", "client-per-request"),
                            Mistake.of("neverPools", "keep-alive-disabled"),
                            Mistake.of("asksToClose", "keep-alive-disabled"),
                            Mistake.of("unread", "response-not-drained"),
                            Mistake.of("neverReleased", "response-never-closed"),
                            Mistake.of("timesOutUnread", "response-never-closed"),
                            Mistake.of("livesTooShort", "max-lifetime-churn"),
                            Mistake.of("idleTooShort", "idle-expiry-churn"),
                            Mistake.of("stale", "stale-pooled-connection"),
                            Mistake.of("serverCloses", "server-refuses-keep-alive"),
                            Mistake.of("nobodyListens", "connect-failures")),
            Library.misused("Vert.x", "VertxMistakes", HTTP_1)
                    .version("io.vertx:vertx-core:5.2.3")
                    .writesToStderr("WARNING: .*|")
                    .making(
                            Mistake.of("clientPerRequest", "client-per-request"),
                            Mistake.of("asksToClose", "keep-alive-disabled"),
                            Mistake.of("closesConnection", "disconnect-after-response"),
                            Mistake.of("resets", "response-not-drained"),
                            Mistake.of("neverResumed", "response-never-closed"),
                            Mistake.of("timesOutUnread", "response-never-closed"),
                            Mistake.of("idleTooShort", "idle-expiry-churn"),
                            Mistake.of("stale", "stale-pooled-connection"),
                            Mistake.of("serverCloses", "server-refuses-keep-alive"),
                            Mistake.of("nobodyListens", "connect-failures")),
            Library.misused("Vert.x 4", "VertxMistakes", HTTP_1)
                    .label("Vert.x")
                    .version("io.vertx:vertx-core:4.5.24")
                    .writesToStderr("WARNING: .*|")
                    .making(
                            Mistake.of("clientPerRequest", "client-per-request"),
                            Mistake.of("closesConnection", "disconnect-after-response"),
                            Mistake.of("resets", "response-not-drained")),
            Library.misused("AsyncHttpClient", "AsyncHttpClientMistakes", HTTP_1)
                    .version("org.asynchttpclient:async-http-client:3.0.13")
                    .making(
                            Mistake.of("clientPerRequest", "client-per-request"),
                            Mistake.of("keepsNone", "keep-alive-disabled"),
                            Mistake.of("unread", "response-not-drained"),
                            Mistake.of("livesTooShort", "max-lifetime-churn"),
                            Mistake.of("idleTooShort", "idle-expiry-churn"),
                            Mistake.of("stale", "stale-pooled-connection"),
                            Mistake.of("serverCloses", "server-refuses-keep-alive"),
                            Mistake.of("nobodyListens", "connect-failures")),
            Library.misused("Socket", "SocketMistakes", HTTP_1)
                    .ofTheJdk()
                    .making(
                            Mistake.of("perOperation", "connection-per-operation"),
                            Mistake.of("kept", "close-wait"),
                            Mistake.of("probes", "health-check-churn").atLeast("low"),
                            Mistake.of("lingers", "reset-on-close"),
                            Mistake.of("unread", "unread-data-reset").atLeast("low"),
                            Mistake.of("leaks", "connection-leak"),
                            Mistake.of("nobodyListens", "connect-failures")));

    private Mistakes() {}
}
