// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.example.Burst;
import com.example.WrongOrRight;
import com.example.http.Origin;
import java.net.ConnectException;
import java.net.URISyntaxException;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.TimeValue;

/** What goes wrong with Elasticsearch's low-level client of today, over Apache's asynchronous one of version 5. */
final class Elasticsearch5Mistakes {

    private static final int UNITS = 24;
    private static final int BURST = 8;

    private Elasticsearch5Mistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(Elasticsearch5Mistakes.class, arguments);
    }

    static void clientPerRequest(Origin origin) throws Exception {
        for (int i = 0; i < UNITS; i++) {
            try (var client = Rest5Client.builder(host(origin.base())).build()) { // clientPerRequest
                get(client, "clientPerRequest");
            }
        }
    }

    static void clientPerRequestRight(Origin origin) throws Exception {
        getAll(origin, "clientPerRequest");
    }

    static void asksToClose(Origin origin) throws Exception {
        var close = new BasicHeader("Connection", "close");
        try (var client = Rest5Client.builder(host(origin.base()))
                .setDefaultHeaders(new Header[] {close})
                .build()) {
            for (int i = 0; i < UNITS; i++) {
                var before = origin.open();
                client.performRequest(new Request("GET", "/asksToClose")); // asksToClose
                origin.awaitNoneOpenBut(before);
            }
        }
    }

    static void asksToCloseRight(Origin origin) throws Exception {
        getAll(origin, "asksToClose");
    }

    static void keptTooShort(Origin origin) throws Exception {
        var builder = Rest5Client.builder(host(origin.base()))
                .setHttpClientConfigCallback(Elasticsearch5Mistakes::keepingShortly);
        try (var client = builder.build()) { // keptTooShort
            getSlowly(client, "keptTooShort");
        }
    }

    static void keptTooShortRight(Origin origin) throws Exception {
        try (var client = Rest5Client.builder(host(origin.base())).build()) {
            getSlowly(client, "keptTooShort");
        }
    }

    static void stale(Origin origin) throws Exception {
        var builder = Rest5Client.builder(host(origin.impatient()));
        try (var client = builder.build()) { // stale
            for (int i = 0; i < UNITS / BURST + 1; i++) {
                burst(client);
                origin.awaitBothClosedIdle();
            }
        }
    }

    static void staleRight(Origin origin) throws Exception {
        try (var client = Rest5Client.builder(host(origin.base())).build()) {
            for (int i = 0; i < UNITS / BURST + 1; i++) {
                burst(client);
                Thread.sleep(100);
            }
        }
    }

    static void serverCloses(Origin origin) throws Exception {
        try (var client = Rest5Client.builder(host(origin.base())).build()) {
            for (int i = 0; i < UNITS; i++) {
                var before = origin.open();
                client.performRequest(new Request("GET", "/serverCloses?close=1")); // serverCloses
                origin.awaitNoneOpenBut(before);
            }
        }
    }

    static void serverClosesRight(Origin origin) throws Exception {
        getAll(origin, "serverCloses");
    }

    static void nobodyListens(Origin origin) throws Exception {
        try (var client = Rest5Client.builder(host("http://127.0.0.1:1")).build()) {
            for (int i = 0; i < 10 * UNITS; i++) {
                try {
                    client.performRequest(new Request("GET", "/")); // nobodyListens
                } catch (ConnectException e) {
                    Thread.sleep(10);
                }
            }
        }
    }

    static void nobodyListensRight(Origin origin) throws Exception {
        try (var client = Rest5Client.builder(host("http://127.0.0.1:1")).build()) {
            for (int seconds = 1; seconds < 4; seconds *= 2) {
                try {
                    client.performRequest(new Request("GET", "/"));
                } catch (ConnectException e) {
                    Thread.sleep(1000L * seconds);
                }
            }
        }
    }

    private static void keepingShortly(HttpAsyncClientBuilder http) {
        http.setKeepAliveStrategy((response, context) -> TimeValue.ofMilliseconds(50));
    }

    private static void getAll(Origin origin, String mistake) throws Exception {
        try (var client = Rest5Client.builder(host(origin.base())).build()) {
            for (int i = 0; i < UNITS; i++) {
                get(client, mistake);
            }
        }
    }

    private static void getSlowly(Rest5Client client, String mistake) throws Exception {
        for (int i = 0; i < UNITS; i++) {
            client.performRequest(new Request("GET", "/" + mistake));
            Thread.sleep(100);
        }
    }

    /** Waits a little, since it has the response before its connection is back in the pool. */
    private static void get(Rest5Client client, String mistake) throws Exception {
        client.performRequest(new Request("GET", "/" + mistake));
        Thread.sleep(50);
    }

    private static void burst(Rest5Client client) throws Exception {
        Burst.of(BURST, () -> client.performRequest(new Request("GET", "/stale?delayMillis=200")));
    }

    private static HttpHost host(String url) throws URISyntaxException {
        return HttpHost.create(url);
    }
}
