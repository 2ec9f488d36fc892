// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static dev.churnscope.it.clients.CommonExpects.TOGETHER;
import static dev.churnscope.it.clients.Transport.H2;
import static dev.churnscope.it.clients.Transport.HTTPS_1;
import static dev.churnscope.it.clients.Transport.HTTP_1;

import java.util.List;

/** The HTTP clients of the JDK. */
final class JdkClients {

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
                            Expect.of("failed").opens(1),
                            Expect.of("givenUp")
                                    .opens(4)
                                    .notReused("error", 3)
                                    .notReused("server-refuses-keep-alive", 1)),
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
                            Expect.of("failed").opens(1),
                            Expect.of("shutDown").sinceJdk21().closedBy("application", "shutDown closes")));

    private JdkClients() {}
}
