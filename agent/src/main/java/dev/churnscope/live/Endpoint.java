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
 * The live endpoint: the report of now, over HTTP.
 *
 * <p>HTTP itself is Apache HttpCore's; here are the limits. At most {@value #MAX_CONNECTIONS} connections are open, each with
 * a thread of its own that ends with it; one more takes the place of the one that has been open longest among those that are
 * idle, or is closed. An exchange that takes longer than ten seconds is ended, by the accepting thread, which looks each second.
 */
public final class Endpoint implements Runnable {

    private static final int MAX_CONNECTIONS = 16;
    private static final int MILLIS_BETWEEN_LOOKS = 1000;
    private static final int MAX_LINE = 8192;
    private static final int MAX_HEADERS = 100;
    private static final long THREAD_KEPT_SECONDS = 5;

    private final ServerSocket server;
    private final HttpService service;
    private final DefaultBHttpServerConnectionFactory http;
    private final ExecutorService threads;
    private final Refusals refusals;
    private final Set<EndpointConnection> connections = ConcurrentHashMap.newKeySet();

    private Endpoint(
            ServerSocket server, EndpointHandler pages, Http1Config limits, ThreadFactory threads, Refusals refusals) {
        this.server = server;
        this.service = service(pages, refusals);
        this.http = new DefaultBHttpServerConnectionFactory("http", limits, null);
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, THREAD_KEPT_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
        this.refusals = refusals;
    }

    /**
     * Binds the endpoint; who runs the result accepts connections for as long as the JVM lives.
     *
     * <p>To be called on a thread whose sockets the agent does not record.
     *
     * @param hostNames the names of this host, under which it may be asked, too
     * @param threads makes daemon threads
     * @param log takes a line for people
     * @throws IOException if it cannot listen there, with a message for people
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
        var pages = new EndpointHandler(source, meters, new AllowedHosts(hostNames), refusals);
        var limits = Http1Config.custom()
                .setMaxLineLength(MAX_LINE)
                .setMaxHeaderCount(MAX_HEADERS)
                .build();
        var server = new ServerSocket();
        try {
            address.bind(server);
            server.setSoTimeout(MILLIS_BETWEEN_LOOKS);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        return new Endpoint(server, pages, limits, threads, refusals);
    }

    int port() {
        return server.getLocalPort();
    }

    private static HttpService service(EndpointHandler pages, Refusals refusals) {
        var processor = HttpProcessorBuilder.create()
                .add(RequestValidateHost.INSTANCE)
                .add(ResponseDate.INSTANCE)
                .add(ResponseContent.INSTANCE)
                .add(ResponseConnControl.INSTANCE)
                .build();
        return new HttpService(processor, new BasicHttpServerRequestHandler((request, context) -> pages)) {
            @Override
            protected void handleException(HttpException e, ClassicHttpResponse response) {
                refusals.tell(Refusals.Kind.MALFORMED);
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
                // Mostly no descriptor, or no thread: the application has used them up, and may give some back.
                refusals.tell(Refusals.Kind.NOT_ACCEPTED);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(MILLIS_BETWEEN_LOOKS));
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
            connection.close();
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

    /** Returns false where every connection is at work. */
    private boolean makeRoom() {
        if (connections.size() < MAX_CONNECTIONS) {
            return true;
        }
        refusals.tell(Refusals.Kind.TOO_MANY);
        var idle = connections.stream()
                .filter(EndpointConnection::isIdle)
                .min(Comparator.comparingLong(EndpointConnection::openedAt));
        idle.ifPresent(connection -> {
            connections.remove(connection);
            connection.end();
        });
        return idle.isPresent();
    }
}
