// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static dev.churnscope.it.clients.CommonExpects.TOGETHER;
import static dev.churnscope.it.clients.Transport.H2;
import static dev.churnscope.it.clients.Transport.H2C;
import static dev.churnscope.it.clients.Transport.HTTPS_1;
import static dev.churnscope.it.clients.Transport.HTTP_1;

import java.util.List;

/** The HTTP clients of Apache HttpComponents. */
final class ApacheClients {

    static final List<Library> ALL = List.of(
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
                            Expect.of("givenUp").opens(4).notReused("error", 3),
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
                    .version("org.apache.httpcomponents.client5:httpclient5:5.6.5"));

    private ApacheClients() {}
}
