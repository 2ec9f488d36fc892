// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The other end of every HTTP client under test: one port for each transport, and a record of what came over which
 * connection. Runs without the agent, and ends with its stdin.
 */
public final class RecordingServer {

    private static final int SHORT_IDLE_MILLIS = 300;
    private static final int IDLE_MILLIS = 60_000;

    private final Server server = new Server();
    private final List<RecordingConnector> connectors = new ArrayList<>();
    private final ConnectionLog log = new ConnectionLog();
    private final SslContextFactory.Server tls = new SslContextFactory.Server();

    private RecordingServer(String keyStore) {
        tls.setKeyStorePath(keyStore);
        tls.setKeyStorePassword("changeit");
        tls.setSniRequired(false);
    }

    /** @param arguments the key store for TLS; the ports go to stdout, in the order in which they are opened here */
    public static void main(String[] arguments) throws Exception {
        var recording = new RecordingServer(arguments[0]);
        recording.start();
        System.out.println(
                recording.connectors.stream().map(each -> "" + each.getLocalPort()).collect(Collectors.joining(" ")));
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            recording.printAndForget();
        }
        System.exit(0);
    }

    private void start() throws Exception {
        var http = new HttpConfiguration();
        var https = new HttpConfiguration();
        https.addCustomizer(new SecureRequestCustomizer(false));
        var overTls = new HttpConnectionFactory(https);
        var alpn = new ALPNServerConnectionFactory("h2", "http/1.1");
        alpn.setDefaultProtocol("http/1.1");
        open(IDLE_MILLIS, new HttpConnectionFactory(http));
        open(IDLE_MILLIS, new SslConnectionFactory(tls, "http/1.1"), overTls);
        open(IDLE_MILLIS, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
        open(
                IDLE_MILLIS,
                new SslConnectionFactory(tls, alpn.getProtocol()),
                alpn,
                new HTTP2ServerConnectionFactory(https),
                overTls);
        open(SHORT_IDLE_MILLIS, new HttpConnectionFactory(http));
        server.setHandler(new Behaviour(log));
        server.start();
    }

    private void open(int idleMillis, ConnectionFactory... protocols) {
        var connector = new RecordingConnector(server, log, protocols);
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(idleMillis);
        server.addConnector(connector);
        connectors.add(connector);
    }

    /** Prints a line for each connection: its port here, the protocol, and the scenario of each request. */
    private void printAndForget() throws IOException, InterruptedException {
        for (var connector : connectors) {
            log.awaitAccepted(connector.getLocalPort());
        }
        log.takeAll().forEach(System.out::println);
        System.out.println("end");
    }
}
