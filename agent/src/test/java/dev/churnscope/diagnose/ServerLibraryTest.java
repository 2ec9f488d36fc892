// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.Finding;
import dev.churnscope.model.Ports;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The call site is line 42 of {@code com.shop.Prices}. */
class ServerLibraryTest {

    private static final String BIND =
            "java.base/sun.nio.ch.ServerSocketChannelImpl.bind(ServerSocketChannelImpl.java:297)";
    private static final String SITE = "com.shop.Prices.serve(Prices.java:42)";
    private static final Ports PORTS = new Ports(
            List.of(32768, 60999), 28232, 60, Map.of(), new Ports.TimeWait(null, null, 0, List.of()), List.of(), null);

    @ParameterizedTest
    @CsvSource({
        "org.apache.tomcat.util.net.NioEndpoint.initServerSocket(NioEndpoint.java:267), Tomcat, maxKeepAliveRequests",
        "org.eclipse.jetty.server.ServerConnector.open(ServerConnector.java:313), Jetty server, server.jetty",
        "org.xnio.nio.NioXnioWorker.createTcpConnectionServer(NioXnioWorker.java:178), Undertow, NO_REQUEST_TIMEOUT",
        "jdk.httpserver/sun.net.httpserver.ServerImpl.<init>(ServerImpl.java:142), JDK HttpServer, idleInterval",
        "io.netty.bootstrap.ServerBootstrap.init(ServerBootstrap.java), Netty, HttpServerKeepAliveHandler",
    })
    void adviceIsAboutTheServer(String frame, String name, String setting) {
        var site = server(Map.of("idle-timeout", 20L, "response-header", 5L), BIND, frame, SITE);

        assertThat(ServerLibrary.namesFor(site.build())).containsExactly("idle-timeout", name, "ServerSocketChannel");
        assertThat(only(site).advice()).contains(setting);
    }

    @Test
    void aServerThatTheApplicationRunsInIsNotItsOwn() {
        var site = server(
                Map.of(), BIND, SITE, "org.apache.tomcat.util.net.NioEndpoint$SocketProcessor.run(NioEndpoint.java:9)");

        assertThat(ServerLibrary.namesFor(site.build())).containsExactly("ServerSocketChannel");
    }

    @Test
    void aHeaderThatTheApplicationSetsIsNoSettingOfTheServer() {
        var site = server(
                Map.of("response-header", 20L, "idle-timeout", 5L, "request-header", 30L),
                BIND,
                "org.apache.tomcat.util.net.NioEndpoint.initServerSocket(NioEndpoint.java:267)",
                SITE);

        assertThat(only(site).advice()).contains("`Connection: close`").doesNotContain("tomcat");
    }

    private static SiteBuilder server(Map<String, Long> reasons, String... stack) {
        return new SiteBuilder("serve").ofServer(reasons, null).opened(60).stack(stack);
    }

    private static Finding only(SiteBuilder site) {
        var findings = Diagnosis.of(List.of(site.build()), PORTS, 60);
        assertThat(findings).extracting(Finding::rule).containsExactly("server-closes-first");
        return findings.get(0);
    }
}
