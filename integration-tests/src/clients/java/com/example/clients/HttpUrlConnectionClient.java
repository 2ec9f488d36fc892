// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.http.Origin;
import com.example.wire.VirtualThreads;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's first client. There is no client object: a JVM has one cache of idle connections, so each scenario's last
 * request has the server close, lest the next scenario goes on with its connection.
 */
public final class HttpUrlConnectionClient {

    private static final String LAST = "?close=1";

    private HttpUrlConnectionClient() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Origin.of(arguments),
                HttpUrlConnectionClient::sharedFirst,
                HttpUrlConnectionClient::sharedSecond,
                HttpUrlConnectionClient::disconnected,
                HttpUrlConnectionClient::concurrent,
                HttpUrlConnectionClient::serverCloses,
                HttpUrlConnectionClient::lost,
                HttpUrlConnectionClient::asksToClose,
                HttpUrlConnectionClient::unread,
                HttpUrlConnectionClient::failed,
                HttpUrlConnectionClient::givenUp,
                HttpUrlConnectionClient::redirected,
                HttpUrlConnectionClient::onVirtualThread);
    }

    private static void sharedFirst(Origin origin) throws IOException {
        for (int i = 0; i < 5; i++) {
            var connection = open(origin.url("sharedFirst"));
            read(connection.getInputStream()); // sharedFirst
        }
    }

    private static void sharedSecond(Origin origin) throws IOException {
        for (int i = 0; i < 5; i++) {
            var connection = open(origin.url("sharedSecond" + (i == 4 ? LAST : "")));
            read(connection.getInputStream()); // sharedSecond
        }
    }

    private static void disconnected(Origin origin) throws IOException {
        for (int i = 0; i < 4; i++) {
            var connection = open(origin.url("disconnected"));
            connection.getInputStream().readAllBytes(); // disconnected
            connection.disconnect(); // disconnected closes
        }
    }

    private static void concurrent(Origin origin) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 3; i++) {
            var thread = new Thread(() -> {
                for (String query : new String[] {"?delayMillis=200", "?delayMillis=200&close=1"}) {
                    try {
                        var connection = open(origin.url("concurrent" + query));
                        read(connection.getInputStream()); // concurrent
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    private static void serverCloses(Origin origin) throws IOException {
        for (int i = 0; i < 4; i++) {
            var connection = open(origin.url("serverCloses?close=1"));
            read(connection.getInputStream()); // serverCloses
        }
    }

    /** The server closes instead of answering, and the client asks again by itself, over another connection. */
    private static void lost(Origin origin) throws IOException {
        for (int i = 0; i < 3; i++) {
            var connection = open(origin.url("lost?lose=1" + (i == 2 ? "&close=1" : "")));
            read(connection.getInputStream()); // lost
        }
    }

    private static void asksToClose(Origin origin) throws IOException {
        for (int i = 0; i < 4; i++) {
            var connection = open(origin.url("asksToClose"));
            connection.setRequestProperty("Connection", "close");
            read(connection.getInputStream()); // asksToClose
        }
    }

    private static void unread(Origin origin) throws IOException {
        for (int i = 0; i < 4; i++) {
            var connection = open(origin.url("unread?bytes=1000000"));
            var body = connection.getInputStream(); // unread
            body.close(); // unread closes
        }
    }

    private static void failed(Origin origin) throws IOException {
        for (int i = 0; i < 4; i++) {
            var connection = open(origin.url("failed?status=500" + (i == 3 ? "&close=1" : "")));
            int status = connection.getResponseCode(); // failed
            if (status != 500) {
                throw new IllegalStateException("status " + status);
            }
            read(connection.getErrorStream());
        }
    }

    private static void givenUp(Origin origin) throws IOException {
        var timer = Executors.newSingleThreadScheduledExecutor();
        for (int i = 0; i < 4; i++) {
            var connection = open(origin.url("givenUp?delayMillis=2000"));
            timer.schedule(connection::disconnect, 500, TimeUnit.MILLISECONDS);
            try {
                connection.getInputStream(); // givenUp
                throw new IllegalStateException("answered");
            } catch (IOException e) {
                // the way it is meant to end
            }
        }
        timer.shutdown();
    }

    private static void redirected(Origin origin) throws IOException {
        for (int i = 0; i < 4; i++) {
            var connection = open(origin.url("redirected?redirect=/redirected" + (i == 3 ? "%3Fclose=1" : "")));
            read(connection.getInputStream()); // redirected
        }
    }

    private static void onVirtualThread(Origin origin) {
        if (VirtualThreads.areAvailable()) {
            VirtualThreads.run(() -> {
                try {
                    var connection = open(origin.url("onVirtualThread" + LAST));
                    read(connection.getInputStream()); // onVirtualThread
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static HttpURLConnection open(String url) throws IOException {
        return (HttpURLConnection) URI.create(url).toURL().openConnection();
    }

    private static void read(InputStream body) throws IOException {
        try (body) {
            body.readAllBytes();
        }
    }
}
