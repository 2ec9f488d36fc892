// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static dev.churnscope.it.clients.Transport.HTTPS_1;
import static dev.churnscope.it.clients.Transport.HTTP_1;

import java.util.List;

/** HTTP by Netty itself, over each of its transports. */
final class NettyClients {

    /** The newest of which the native transports are found, too. */
    private static final String NETTY = "io.netty:netty-all:4.2.18.Final";

    static final List<Library> ALL = List.of(
            netty("nio").version("io.netty:netty-all:4.1.100.Final").version(NETTY),
            netty("epoll").version("io.netty:netty-all:4.1.100.Final").version(NETTY),
            netty("io_uring").version(NETTY));

    private NettyClients() {}

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
