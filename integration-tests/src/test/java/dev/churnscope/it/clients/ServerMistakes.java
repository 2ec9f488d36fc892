// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import java.util.List;

/** The mistakes that are made with servers, and by those who visit them. */
final class ServerMistakes {

    private static final String CLOSES_FIRST = "server-closes-first";
    private static final String ONE_EACH = "one-request-per-inbound-connection";

    static final List<Library> ALL = List.of(
            Library.misusedAcceptor("Tomcat server", "TomcatMistakes")
                    .writesToStderr(".*")
                    .version("org.apache.tomcat.embed:tomcat-embed-core:11.0.27")
                    .making(
                            Mistake.of("limited", CLOSES_FIRST),
                            Mistake.of("failing", CLOSES_FIRST),
                            Mistake.of("impatient", CLOSES_FIRST),
                            Mistake.of("askedToClose", ONE_EACH),
                            Mistake.of("askedByOldProtocol", ONE_EACH),
                            Mistake.of("left", ONE_EACH)),
            Library.misusedAcceptor("Jetty server", "JettyServerMistakes")
                    .writesToStderr(".*")
                    .version("org.eclipse.jetty.http2:jetty-http2-server:12.1.14")
                    .making(Mistake.of("impatient", CLOSES_FIRST), Mistake.of("askedToClose", ONE_EACH)),
            Library.misusedAcceptor("Undertow server", "UndertowMistakes")
                    .writesToStderr(".*")
                    .version("io.undertow:undertow-core:2.4.4.Final")
                    .making(Mistake.of("impatient", CLOSES_FIRST), Mistake.of("askedToClose", ONE_EACH)),
            Library.misusedAcceptor("Netty server", "NettyServerMistakes")
                    .writesToStderr(".*")
                    .version("io.netty:netty-all:4.2.18.Final")
                    .making(
                            Mistake.of("closesEach", CLOSES_FIRST),
                            Mistake.of("impatient", CLOSES_FIRST),
                            Mistake.of("askedToClose", ONE_EACH)),
            Library.misusedAcceptor("JDK HttpServer", "JdkHttpServerMistakes")
                    .ofTheJdk()
                    .wrongWith("-Dsun.net.httpserver.idleInterval=1", "-Dsun.net.httpserver.clockTick=500")
                    .making(
                            Mistake.of("cutOff", CLOSES_FIRST),
                            Mistake.of("saysClose", CLOSES_FIRST),
                            Mistake.of("impatient", CLOSES_FIRST),
                            Mistake.of("askedToClose", ONE_EACH)));

    private ServerMistakes() {}
}
