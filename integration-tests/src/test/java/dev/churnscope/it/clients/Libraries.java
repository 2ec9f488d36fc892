// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static dev.churnscope.it.clients.Transport.H2;
import static dev.churnscope.it.clients.Transport.HTTPS_1;
import static dev.churnscope.it.clients.Transport.HTTP_1;

import java.util.List;

/** What is supported, in the oldest and the newest version: the one place that lists it. */
final class Libraries {

    static final List<Library> HTTP = List.of(
            Library.http("HttpURLConnection", "HttpUrlConnectionClient", HTTP_1, HTTPS_1)
                    .ofTheJdk()
                    .expecting(
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            Expect.of("disconnected")
                                    .over(HTTPS_1)
                                    .opens(4)
                                    .closedBy("application", "disconnected closes")
                                    .notReused("disconnect-after-response", 3),
                            Expect.of("disconnected")
                                    .over(HTTP_1)
                                    .opens(4)
                                    .closed("localFin", "application", "disconnected closes")
                                    .notReused("disconnect-after-response", 3),
                            Expect.of("concurrent").opens(3),
                            Expect.of("serverCloses").opens(4).notReused("server-refuses-keep-alive", 3),
                            Expect.of("asksToClose").opens(4).notReused("keep-alive-disabled", 3),
                            Expect.of("unread").opens(4).notReused("response-not-drained", 3),
                            Expect.of("failed").opens(1)),
            Library.http("Apache HttpClient 5", "ApacheHttpClient5Classic", HTTP_1, HTTPS_1)
                    .version("org.apache.httpcomponents.client5:httpclient5:5.0.4")
                    .version("org.apache.httpcomponents.client5:httpclient5:5.6.5")
                    .expecting(
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            Expect.of("perRequest")
                                    .opens(4)
                                    .closedBy("application", "perRequest closes")
                                    .notReused("client-per-request", 3),
                            Expect.of("asynchronous").opens(1),
                            Expect.of("concurrent").opens(3),
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
                                    .notReused("idle-expiry-churn", 3),
                            Expect.of("keptTooShort").opens(4).notReused("idle-expiry-churn", 3),
                            Expect.of("livesTooShort").opens(4).notReused("max-lifetime-churn", 3),
                            Expect.of("changesState").opens(4).notReused("pool-key-miss", 3),
                            Expect.of("oneConnection").opens(1)),
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
                            Expect.of("serverClosesIdle").opens(3),
                            Expect.of("asksToClose").opens(4).notReused("keep-alive-disabled", 3),
                            Expect.of("failed").opens(1),
                            Expect.of("unread").opens(4).notReused("response-not-drained", 3),
                            Expect.of("idles")
                                    .opens(3)
                                    .closedBy("idle-timer", null)
                                    .notReused("idle-expiry-churn", 2),
                            Expect.of("livesTooShort").opens(3).notReused("max-lifetime-churn", 2)),
            Library.http("OkHttp", "OkHttpClientProgram", HTTP_1, HTTPS_1, H2)
                    .version("com.squareup.okhttp3:okhttp:4.9.3")
                    .version("com.squareup.okhttp3:okhttp-jvm:5.5.1")
                    .expecting(
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            Expect.of("perRequest").opens(4).notReused("client-per-request", 3),
                            Expect.of("asynchronous").opens(1),
                            Expect.of("concurrent").mayOpenUnused(),
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
                                    .notReused("disconnect-after-response", 3)));

    static final List<Library> DRIVERS = List.of(
            Library.driver("H2 by DriverManager", "H2DriverManager")
                    .label("JDBC")
                    .server("H2Server")
                    .version("com.h2database:h2:1.4.200")
                    .version("com.h2database:h2:2.5.252")
                    .expecting(
                            Expect.of("perOperation").opens(4),
                            Expect.of("held").opens(1).closedBy("application", "held closes")),
            Library.driver("HikariCP", "HikariPool")
                    .server("H2Server", "com.h2database:h2:2.5.252")
                    .version("com.zaxxer:HikariCP:4.0.3", "com.h2database:h2:2.5.252")
                    .version("com.zaxxer:HikariCP:7.1.0", "com.h2database:h2:2.5.252")
                    .expecting(
                            Expect.of("shared").opens(1),
                            Expect.of("perOperation").opens(4)));

    private Libraries() {}
}
