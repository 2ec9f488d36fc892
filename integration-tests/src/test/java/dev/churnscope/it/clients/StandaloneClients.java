// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static dev.churnscope.it.clients.CommonExpects.TOGETHER;
import static dev.churnscope.it.clients.Transport.H2;
import static dev.churnscope.it.clients.Transport.HTTPS_1;
import static dev.churnscope.it.clients.Transport.HTTP_1;

import java.util.List;

/** The HTTP clients that are libraries of their own. */
final class StandaloneClients {

    static final List<Library> ALL = List.of(
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
                            Expect.of("eventStream")
                                    .over(HTTP_1, HTTPS_1)
                                    .opens(4)
                                    .notReused("client-per-request", 1),
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
            Library.http("AsyncHttpClient, finding one too late", "AsyncHttpClientLate", HTTP_1)
                    .label("AsyncHttpClient")
                    .version("org.asynchttpclient:async-http-client:2.12.4")
                    .version("org.asynchttpclient:async-http-client:3.0.13")
                    .expecting(Expect.of("late").in("send").opens(4).notReused("client-per-request", 1)));

    private StandaloneClients() {}
}
