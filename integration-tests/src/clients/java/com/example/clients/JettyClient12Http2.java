// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.http.Origin;
import com.example.wire.VirtualThreads;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;

/** Jetty's client over its transport for HTTP/2 alone, which sends requests side by side over one connection. */
public final class JettyClient12Http2 {

    private static HttpClient shared;

    private JettyClient12Http2() {}

    public static void main(String[] arguments) throws Exception {
        shared = started(new HttpClient(transport()));
        Scenarios.run(
                Origin.of(arguments),
                JettyClient12Http2::sharedFirst,
                JettyClient12Http2::sharedSecond,
                JettyClient12Http2::perRequest,
                JettyClient12Http2::asynchronous,
                JettyClient12Http2::concurrent,
                JettyClient12Http2::serverClosesIdle,
                JettyClient12Http2::failed,
                JettyClient12Http2::idles,
                JettyClient12Http2::onVirtualThread);
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
            var client = started(new HttpClient(transport()));
            client.GET(origin.url("perRequest")); // perRequest
            client.stop();
        }
    }

    private static void asynchronous(Origin origin) throws Exception {
        var client = started(new HttpClient(transport()));
        for (int i = 0; i < 5; i++) {
            var done = new JettyDone();
            client.newRequest(origin.url("asynchronous")).send(done); // asynchronous
            done.join();
        }
    }

    private static void concurrent(Origin origin) throws Exception {
        var client = started(new HttpClient(transport()));
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

    private static void serverClosesIdle(Origin origin) throws Exception {
        var client = started(new HttpClient(transport()));
        for (int i = 0; i < 3; i++) {
            client.GET(origin.impatientUrl("serverClosesIdle")); // serverClosesIdle
            origin.awaitBothClosedIdle();
        }
    }

    private static void failed(Origin origin) throws Exception {
        var client = started(new HttpClient(transport()));
        for (int i = 0; i < 4; i++) {
            client.GET(origin.url("failed?status=500")); // failed
        }
    }

    private static void idles(Origin origin) throws Exception {
        var client = new HttpClient(transport());
        // Longer than any machine takes to connect.
        client.setIdleTimeout(2500);
        client.start();
        for (int i = 0; i < 3; i++) {
            var before = origin.open();
            client.GET(origin.url("idles")); // idles
            origin.awaitNoneOpenBut(before);
        }
    }

    private static void onVirtualThread(Origin origin) throws Exception {
        if (VirtualThreads.areAvailable()) {
            var client = started(new HttpClient(transport()));
            VirtualThreads.run(() -> {
                try {
                    client.GET(origin.url("onVirtualThread")); // onVirtualThread
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private static HttpClientTransportOverHTTP2 transport() {
        return new HttpClientTransportOverHTTP2(new HTTP2Client());
    }

    private static HttpClient started(HttpClient client) throws Exception {
        client.start();
        return client;
    }
}
