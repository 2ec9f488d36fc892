// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.http.Origin;
import com.example.wire.VirtualThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.AbstractConnectionPool;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.http.HttpHeader;

/** Jetty's client, blocking and with listeners. */
public final class JettyClient12 {

    private static HttpClient shared;

    private JettyClient12() {}

    public static void main(String[] arguments) throws Exception {
        shared = started(new HttpClient());
        Scenarios.run(
                Origin.of(arguments),
                JettyClient12::sharedFirst,
                JettyClient12::sharedSecond,
                JettyClient12::perRequest,
                JettyClient12::asynchronous,
                JettyClient12::concurrent,
                JettyClient12::queuedFirst,
                JettyClient12::serverCloses,
                JettyClient12::serverClosesIdle,
                JettyClient12::asksToClose,
                JettyClient12::failed,
                JettyClient12::unread,
                JettyClient12::idles,
                JettyClient12::livesTooShort,
                JettyClient12::onVirtualThread);
    }

    private static void sharedFirst(Origin origin) throws Exception {
        for (int i = 0; i < 5; i++) {
            shared.GET(origin.url("sharedFirst")); // sharedFirst
        }
    }

    private static void sharedSecond(Origin origin) throws Exception {
        for (int i = 0; i < 5; i++) {
            shared.GET(origin.url("sharedSecond")); // sharedSecond
        }
    }

    private static void perRequest(Origin origin) throws Exception {
        for (int i = 0; i < 4; i++) {
            var client = started(new HttpClient());
            client.GET(origin.url("perRequest")); // perRequest
            client.stop();
        }
    }

    private static void asynchronous(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < 5; i++) {
            var done = new JettyDone();
            client.newRequest(origin.url("asynchronous")).send(done); // asynchronous
            done.join();
        }
    }

    private static void concurrent(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < 2; i++) {
            List<JettyDone> all = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                var done = new JettyDone();
                client.newRequest(origin.url("concurrent?delayMillis=200")).send(done); // concurrent
                all.add(done);
            }
            all.forEach(JettyDone::join);
        }
    }

    /** The connection for a request is opened by whichever thread closes the one before. */
    private static void queuedFirst(Origin origin) throws Exception {
        var client = new HttpClient();
        client.setMaxConnectionsPerDestination(1);
        started(client);
        List<JettyDone> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            var done = new JettyDone();
            client.newRequest(origin.url("queuedFirst?close=1&delayMillis=50")).send(done); // queuedFirst
            all.add(done);
            all.add(queuedSecond(client, origin));
        }
        all.forEach(JettyDone::join);
    }

    private static JettyDone queuedSecond(HttpClient client, Origin origin) {
        var done = new JettyDone();
        client.newRequest(origin.url("queuedSecond?close=1&delayMillis=50")).send(done); // queuedSecond
        return done;
    }

    private static void serverCloses(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < 4; i++) {
            client.GET(origin.url("serverCloses?close=1")); // serverCloses
        }
    }

    private static void serverClosesIdle(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < 3; i++) {
            client.GET(origin.impatientUrl("serverClosesIdle")); // serverClosesIdle
            origin.awaitBothClosedIdle();
        }
    }

    private static void asksToClose(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < 4; i++) {
            var request = client.newRequest(origin.url("asksToClose"));
            request.headers(headers -> headers.put(HttpHeader.CONNECTION, "close"));
            request.send(); // asksToClose
        }
    }

    private static void failed(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < 4; i++) {
            client.GET(origin.url("failed?status=500")); // failed
        }
    }

    private static void unread(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < 4; i++) {
            var listener = new InputStreamResponseListener();
            client.newRequest(origin.url("unread?bytes=8000000")).send(listener); // unread
            listener.get(10, TimeUnit.SECONDS);
            listener.getInputStream().close();
            listener.await(10, TimeUnit.SECONDS);
        }
    }

    private static void idles(Origin origin) throws Exception {
        var client = new HttpClient();
        // Longer than any machine takes to connect.
        client.setIdleTimeout(2500);
        started(client);
        for (int i = 0; i < 3; i++) {
            var before = origin.open();
            client.GET(origin.url("idles")); // idles
            origin.awaitNoneOpenBut(before);
        }
    }

    private static void livesTooShort(Origin origin) throws Exception {
        var client = started(new HttpClient());
        for (int i = 0; i < 3; i++) {
            client.GET(origin.url("livesTooShort")); // livesTooShort
            for (var destination : client.getDestinations()) {
                ((AbstractConnectionPool) destination.getConnectionPool()).setMaxDuration(100);
            }
            Thread.sleep(200);
        }
    }

    private static void onVirtualThread(Origin origin) throws Exception {
        if (VirtualThreads.areAvailable()) {
            var client = started(new HttpClient());
            VirtualThreads.run(() -> {
                try {
                    client.GET(origin.url("onVirtualThread")); // onVirtualThread
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private static HttpClient started(HttpClient client) throws Exception {
        client.start();
        return client;
    }
}
