// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static dev.churnscope.it.clients.Visit.usual;

import java.util.List;

/** The servers that are supported, in the oldest and the newest version: the one place that lists them. */
final class Servers {

    static final List<Library> ALL = List.of(
            Library.acceptor("JDK HttpServer", "JdkHttpServerProgram")
                    .ofTheJdk()
                    .closesItself("cutOff", "stopped")
                    .visited(usual("failed").hereFirst("error", "error").carrying(0, 2, 0, 0, 0)),
            Library.acceptor("JDK HttpServer, idle", "JdkHttpServerIdle")
                    .ofTheJdk()
                    .jvmArgs("-Dsun.net.httpserver.idleInterval=3", "-Dsun.net.httpserver.clockTick=500"),
            tomcat("Tomcat 9", "9.0.45", "9.0.124"),
            tomcat("Tomcat 10", "10.1.0", "10.1.62"),
            tomcat("Tomcat 11", "11.0.0", "11.0.27"),
            jetty9("Jetty 9", "9.4.20.v20190813", "9.4.58.v20250814"),
            jetty9("Jetty 10", "10.0.0", "10.0.26"),
            jetty9("Jetty 11", "11.0.0", "11.0.26"),
            Library.acceptor("Jetty 12", "Jetty12Program")
                    .writesToStderr(".*")
                    .version("org.eclipse.jetty.http2:jetty-http2-server:12.0.0")
                    .version("org.eclipse.jetty.http2:jetty-http2-server:12.1.14"),
            Library.acceptor("Undertow", "UndertowProgram")
                    .writesToStderr(".*")
                    .version("io.undertow:undertow-core:2.0.0.Final")
                    .version("io.undertow:undertow-core:2.2.41.Final")
                    .version("io.undertow:undertow-core:2.4.4.Final")
                    .closesItself("cutOff"),
            netty("Netty server nio", "-Depoll=false"),
            netty("Netty server epoll", "-Depoll=true").label("Netty"),
            Library.acceptor("Vert.x server", "VertxServerProgram")
                    .writesToStderr(".*")
                    .version("io.vertx:vertx-core:4.5.0")
                    .version("io.vertx:vertx-core:5.2.3")
                    .closesItself("cutOff"),
            Library.acceptor("Reactor Netty server", "ReactorNettyServerProgram")
                    .jvmArgs("-Dreactor.netty.native=false")
                    .writesToStderr(".*")
                    .version("io.projectreactor.netty:reactor-netty-http:1.0.48")
                    .version("io.projectreactor.netty:reactor-netty-http:1.3.7")
                    // It says so in the response.
                    .visited(usual("reachedLimit").hereFirst("protocol", "response-header")));

    private Servers() {}

    private static Library tomcat(String name, String... versions) {
        var library = Library.acceptor(name, "TomcatProgram")
                .writesToStderr(".*")
                .visited(
                        // It answers what it cannot read as it does a request.
                        usual("rubbish").carrying(0, 2, 0, 0, 0).extraRequests(2),
                        usual("failed").hereFirst("error", "error-status").carrying(0, 2, 0, 0, 0));
        for (String version : versions) {
            library.version("org.apache.tomcat.embed:tomcat-embed-core:" + version);
        }
        return library;
    }

    private static Library jetty9(String name, String... versions) {
        var library = Library.acceptor(name, "JettyProgram")
                .writesToStderr(".*")
                // It says so in the answer to a request whose handler has thrown.
                .visited(
                        usual("failed").hereFirst("protocol", "response-header").carrying(0, 2, 0, 0, 0));
        for (String version : versions) {
            library.version("org.eclipse.jetty.http2:http2-server:" + version);
        }
        return library;
    }

    private static Library netty(String name, String transport) {
        return Library.acceptor(name, "NettyServerProgram")
                .jvmArgs(transport)
                .writesToStderr(".*")
                .version("io.netty:netty-all:4.1.100.Final")
                .version("io.netty:netty-all:4.2.18.Final")
                .closesItself("cutOff", "rubbish")
                .visited(
                        usual("rubbish").hereFirst("application", "application"),
                        usual("failed").hereFirst("error", "error").carrying(0, 2, 0, 0, 0));
    }
}
