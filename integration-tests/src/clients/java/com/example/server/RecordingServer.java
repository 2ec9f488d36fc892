// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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
 * The other end of every HTTP client under test, and a record of what came over which connection. Each transport has two
 * ports: at the second, the server soon closes a connection that no further request comes over. Runs without the agent, and ends with its
 * stdin.
 */
public final class RecordingServer {

    /** Longer than any client takes to be done with a response; the shorter, the sooner the tests are. */
    private static final int SHORT_IDLE_MILLIS = 2_000;

    private static final int IDLE_MILLIS = 60_000;

    /**
     * How many times longer a connection may wait for its first request: clients take their time for a handshake, but a
     * connection that a client opens for nothing must not outlast a program that waits for the server to close all.
     */
    private static final int UNUSED_FOR_TIMES_IDLE = 5;

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
        System.out.println(recording.connectors.stream()
                .map(each -> "" + each.getLocalPort())
                .collect(Collectors.joining(" ")));
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            recording.printAndForget();
        }
        System.exit(0);
    }

    private void start() throws Exception {
        openPatientAndImpatient(() -> List.of(clear()));
        openPatientAndImpatient(() -> List.of(new SslConnectionFactory(tls, "http/1.1"), overTls()));
        openPatientAndImpatient(() -> List.of(clear(), new HTTP2CServerConnectionFactory(new HttpConfiguration())));
        openPatientAndImpatient(() -> {
            var alpn = new ALPNServerConnectionFactory("h2", "http/1.1");
            alpn.setDefaultProtocol("http/1.1");
            var http2 = new HTTP2ServerConnectionFactory(overTls().getHttpConfiguration());
            return List.of(new SslConnectionFactory(tls, alpn.getProtocol()), alpn, http2, overTls());
        });
        server.setHandler(new Behaviour(log));
        server.start();
    }

    private static HttpConnectionFactory clear() {
        return new HttpConnectionFactory(new HttpConfiguration());
    }

    private static HttpConnectionFactory overTls() {
        var configuration = new HttpConfiguration();
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        return new HttpConnectionFactory(configuration);
    }

    private void openPatientAndImpatient(Supplier<List<ConnectionFactory>> protocols) {
        open(IDLE_MILLIS, protocols.get());
        open(SHORT_IDLE_MILLIS, protocols.get());
    }

    private void open(int idleMillis, List<ConnectionFactory> protocols) {
        var connector = new RecordingConnector(server, log, idleMillis, protocols.toArray(ConnectionFactory[]::new));
        // Every loopback address is another host to a client that keeps connections by host.
        connector.setHost("0.0.0.0");
        connector.setIdleTimeout((long) UNUSED_FOR_TIMES_IDLE * idleMillis);
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
