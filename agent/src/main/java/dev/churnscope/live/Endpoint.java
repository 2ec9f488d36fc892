// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import dev.churnscope.metrics.ReadingSource;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnectionFactory;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.support.BasicHttpServerRequestHandler;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestValidateHost;
import org.apache.hc.core5.http.protocol.ResponseConnControl;
import org.apache.hc.core5.http.protocol.ResponseContent;
import org.apache.hc.core5.http.protocol.ResponseDate;

/**
 * The live endpoint: serves the current report over HTTP.
 *
 * <p>HTTP is implemented by Apache HttpCore; this class adds the limits. At most {@value #MAX_CONNECTIONS} connections are
 * open, each with its own thread. A further connection replaces the idle one that has been open longest; if none is idle,
 * it is closed. An exchange that takes longer than ten seconds is ended by the accepting thread, which checks every second.
 */
public final class Endpoint implements Runnable {

    private static final int MAX_CONNECTIONS = 16;
    private static final int CHECK_INTERVAL_MILLIS = 1000;
    private static final int MAX_LINE = 8192;
    private static final int MAX_HEADERS = 100;
    private static final long THREAD_KEEP_ALIVE_SECONDS = 5;

    private final ServerSocket server;
    private final HttpService service;
    private final DefaultBHttpServerConnectionFactory http;
    private final ExecutorService threads;
    private final Refusals refusals;
    private final Set<EndpointConnection> connections = ConcurrentHashMap.newKeySet();

    private Endpoint(
            ServerSocket server,
            EndpointHandler handler,
            Http1Config limits,
            ThreadFactory threads,
            Refusals refusals) {
        this.server = server;
        this.service = service(handler, refusals);
        this.http = new DefaultBHttpServerConnectionFactory("http", limits, null);
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, THREAD_KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
        this.refusals = refusals;
    }

    /**
     * Binds the endpoint. Running the result accepts connections until the JVM ends.
     *
     * <p>Must be called on a thread whose sockets the agent does not record.
     *
     * @param hostNames the names of this host, also accepted in requests
     * @param threads creates daemon threads
     * @param log logs a line
     * @throws IOException if it cannot listen there, with a message for the user
     */
    public static Endpoint open(
            ListenAddress address,
            Set<String> hostNames,
            ReportSource source,
            ReadingSource meters,
            ThreadFactory threads,
            Consumer<String> log)
            throws IOException {
        var refusals = new Refusals(log);
        var handler = new EndpointHandler(source, meters, new AllowedHosts(hostNames), refusals);
        var limits = Http1Config.custom()
                .setMaxLineLength(MAX_LINE)
                .setMaxHeaderCount(MAX_HEADERS)
                .build();
        var server = new ServerSocket();
        try {
            address.bind(server);
            server.setSoTimeout(CHECK_INTERVAL_MILLIS);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        return new Endpoint(server, handler, limits, threads, refusals);
    }

    int port() {
        return server.getLocalPort();
    }

    private static HttpService service(EndpointHandler handler, Refusals refusals) {
        var processor = HttpProcessorBuilder.create()
                .add(RequestValidateHost.INSTANCE)
                .add(ResponseDate.INSTANCE)
                .add(ResponseContent.INSTANCE)
                .add(ResponseConnControl.INSTANCE)
                .build();
        return new HttpService(processor, new BasicHttpServerRequestHandler((request, context) -> handler)) {
            @Override
            protected void handleException(HttpException e, ClassicHttpResponse response) {
                refusals.log(Refusals.Kind.MALFORMED);
                super.handleException(e, response);
            }
        };
    }

    @Override
    public void run() {
        while (!server.isClosed()) {
            try {
                acceptOne();
            } catch (IOException | RuntimeException | Error e) {
                // Usually no free descriptor or thread: the application has used them up, and may free some.
                refusals.log(Refusals.Kind.NOT_ACCEPTED);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(CHECK_INTERVAL_MILLIS));
            }
            long now = System.nanoTime();
            connections.forEach(connection -> connection.closeIfTooSlow(now));
        }
    }

    private void acceptOne() throws IOException {
        Socket socket;
        try {
            socket = server.accept();
        } catch (SocketTimeoutException e) {
            return;
        }
        if (!makeRoom()) {
            socket.close();
            return;
        }
        var connection = new EndpointConnection(http.createConnection(socket), refusals);
        connections.add(connection);
        try {
            threads.execute(() -> serve(connection));
        } catch (OutOfMemoryError e) {
            connections.remove(connection);
            connection.abort();
            throw e;
        }
    }

    private void serve(EndpointConnection connection) {
        try {
            connection.serve(service);
        } finally {
            connections.remove(connection);
        }
    }

    /** Returns false if all connections are busy. */
    private boolean makeRoom() {
        if (connections.size() < MAX_CONNECTIONS) {
            return true;
        }
        refusals.log(Refusals.Kind.TOO_MANY);
        var idle = connections.stream()
                .filter(EndpointConnection::isIdle)
                .min(Comparator.comparingLong(EndpointConnection::openedAt));
        idle.ifPresent(connection -> {
            connections.remove(connection);
            connection.closeGracefully();
        });
        return idle.isPresent();
    }
}
