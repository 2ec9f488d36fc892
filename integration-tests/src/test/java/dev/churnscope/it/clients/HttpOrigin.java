// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import dev.churnscope.it.KeyStores;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A {@code RecordingServer} in another JVM. Each is lent to one row at a time, and lent again. */
final class HttpOrigin implements AutoCloseable {

    private static final String PROGRAM = "com.example.server.RecordingServer";
    private static final List<String> JETTY = List.of(
            "org.eclipse.jetty:jetty-server:12.1.14",
            "org.eclipse.jetty:jetty-slf4j-impl:12.1.14",
            "org.eclipse.jetty:jetty-alpn-java-server:12.1.14",
            "org.eclipse.jetty.http2:jetty-http2-server:12.1.14");

    private static final int PATIENT = 0;
    private static final int IMPATIENT = 1;

    private static final Queue<ServerProcess> IDLE = new ConcurrentLinkedQueue<>();

    private final ServerProcess server;

    private HttpOrigin(ServerProcess server) {
        this.server = server;
    }

    static HttpOrigin borrow() {
        var idle = IDLE.poll();
        return new HttpOrigin(idle == null ? start() : idle);
    }

    private static ServerProcess start() {
        var program = CompiledProgram.of(PROGRAM, JETTY);
        return ServerProcess.start(
                program.classPath(), PROGRAM, KeyStores.selfSigned().toString());
    }

    /** Returns the arguments of a program under test. */
    String[] arguments(Transport transport) {
        return new String[] {address(transport, PATIENT), transport.toString(), address(transport, IMPATIENT)};
    }

    private String address(Transport transport, int port) {
        return transport.scheme() + "://127.0.0.1:" + server.ports().get(2 * transport.ordinal() + port);
    }

    /** Returns what came since the last time this was asked. */
    Truth take() {
        var shares = new HashMap<String, Truth.Share>();
        var seen = new HashSet<String>();
        var protocols = new HashSet<String>();
        long accepted = 0;
        server.ask();
        for (String line = server.answer(); !line.equals("end"); line = server.answer()) {
            var words = List.of(line.split(" "));
            accepted++;
            var requests = words.subList(2, words.size());
            if (!requests.isEmpty()) {
                shares.merge(requests.get(0), new Truth.Share(1, (long) requests.size()), HttpOrigin::sum);
                seen.addAll(requests);
                protocols.add(words.get(1));
            }
        }
        return new Truth(accepted, Map.copyOf(shares), seen, protocols);
    }

    private static Truth.Share sum(Truth.Share one, Truth.Share other) {
        return new Truth.Share(one.connections() + other.connections(), one.requests() + other.requests());
    }

    /** Makes it ready for the next row. */
    @Override
    public void close() {
        take();
        IDLE.add(server);
    }
}
