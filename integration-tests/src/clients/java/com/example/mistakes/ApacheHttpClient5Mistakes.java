// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.Burst;
import com.example.WrongOrRight;
import com.example.http.Origin;
import java.io.IOException;
import java.net.ConnectException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.TimeValue;

/** What goes wrong with the classic client of Apache HttpClient 5. */
final class ApacheHttpClient5Mistakes {

    private static final int UNITS = 24;
    private static final int BURST = 8;
    private static final int ROUTES = 30;
    private static final int BURSTS = 7;
    private static final int ITEMS = 30;
    private static final long PAUSE_MILLIS = 250;

    private ApacheHttpClient5Mistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(ApacheHttpClient5Mistakes.class, arguments);
    }

    static void clientPerRequest(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            try (var client = HttpClients.createDefault()) { // clientPerRequest
                read(client.execute(get(origin.url("clientPerRequest"))));
            }
        }
    }

    static void clientPerRequestRight(Origin origin) throws IOException {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < UNITS; i++) {
                read(client.execute(get(origin.url("clientPerRequest"))));
            }
        }
    }

    static void clientDropped(Origin origin) throws IOException {
        for (int i = 0; i < UNITS; i++) {
            var client = HttpClients.createDefault(); // clientDropped
            read(client.execute(get(origin.url("clientDropped"))));
        }
    }

    static void clientDroppedRight(Origin origin) throws IOException {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < UNITS; i++) {
                read(client.execute(get(origin.url("clientDropped"))));
            }
        }
    }

    /** A connection is of its user, of which there is another each time. */
    static void statePerRequest(Origin origin) throws IOException {
        var builder = HttpClients.custom().setUserTokenHandler((route, context) -> new Object());
        try (var client = builder.build()) {
            for (int i = 0; i < UNITS; i++) {
                read(client.execute(get(origin.url("statePerRequest")))); // statePerRequest
            }
        }
    }

    static void statePerRequestRight(Origin origin) throws IOException {
        try (var client = HttpClients.custom().disableConnectionState().build()) {
            for (int i = 0; i < UNITS; i++) {
                read(client.execute(get(origin.url("statePerRequest"))));
            }
        }
    }

    static void asksToClose(Origin origin) throws IOException {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < UNITS; i++) {
                var request = get(origin.url("asksToClose"));
                request.setHeader("Connection", "close");
                read(client.execute(request)); // asksToClose
            }
        }
    }

    static void asksToCloseRight(Origin origin) throws IOException {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < UNITS; i++) {
                read(client.execute(get(origin.url("asksToClose"))));
            }
        }
    }

    static void neverReuses(Origin origin) throws IOException {
        var builder = HttpClients.custom().setConnectionReuseStrategy((request, response, context) -> false);
        try (var client = builder.build()) {
            for (int i = 0; i < UNITS; i++) {
                read(client.execute(get(origin.url("neverReuses")))); // neverReuses
            }
        }
    }

    static void neverReusesRight(Origin origin) throws IOException {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < UNITS; i++) {
                read(client.execute(get(origin.url("neverReuses"))));
            }
        }
    }

    static void closesIdle(Origin origin) throws IOException {
        try (var pool = new PoolingHttpClientConnectionManager();
                var client = over(pool)) {
            for (int i = 0; i < UNITS; i++) {
                read(client.execute(get(origin.url("closesIdle"))));
                pool.closeIdle(TimeValue.ZERO_MILLISECONDS); // closesIdle
            }
        }
    }

    static void closesIdleRight(Origin origin) throws IOException {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < UNITS; i++) {
                read(client.execute(get(origin.url("closesIdle"))));
            }
        }
    }

    /** Closing a response reads on to its end; to abort the request does not. */
    static void unread(Origin origin) throws IOException {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < UNITS; i++) {
                var request = get(origin.url("unread?bytes=1000000"));
                client.execute(request);
                request.abort(); // unread
            }
        }
    }

    static void unreadRight(Origin origin) throws IOException {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < UNITS; i++) {
                read(client.execute(get(origin.url("unread?bytes=1000000"))));
            }
        }
    }

    static void neverClosed(Origin origin) throws IOException {
        var client = over(wide());
        for (int i = 0; i < UNITS; i++) {
            client.execute(get(origin.url("neverClosed?bytes=100000"))); // neverClosed
        }
    }

    static void neverClosedRight(Origin origin) throws IOException {
        try (var client = over(wide())) {
            for (int i = 0; i < UNITS; i++) {
                read(client.execute(get(origin.url("neverClosed?bytes=100000"))));
            }
        }
    }

    /** A manager's total is 25 by default: fewer than there are hosts. */
    static void tooManyHosts(Origin origin) throws IOException {
        var pool = new PoolingHttpClientConnectionManager(); // tooManyHosts
        var builder = HttpClients.custom().setConnectionManager(pool);
        try (var client = builder.build()) {
            visitAll(client, origin, "tooManyHosts");
        }
    }

    static void tooManyHostsRight(Origin origin) throws IOException {
        var pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(2 * ROUTES)
                .build();
        try (var client = over(pool)) {
            visitAll(client, origin, "tooManyHosts");
        }
    }

    static void livesTooShort(Origin origin) throws Exception {
        var life = ConnectionConfig.custom()
                .setTimeToLive(TimeValue.ofMilliseconds(20))
                .build();
        var pool = new PoolingHttpClientConnectionManager(); // livesTooShort
        pool.setDefaultConnectionConfig(life);
        try (var client = over(pool)) {
            visitSlowly(client, origin.url("livesTooShort"));
        }
    }

    static void livesTooShortRight(Origin origin) throws Exception {
        try (var client = over(new PoolingHttpClientConnectionManager())) {
            visitSlowly(client, origin.url("livesTooShort"));
        }
    }

    static void keptTooShort(Origin origin) throws Exception {
        var builder = HttpClients.custom().setKeepAliveStrategy((response, context) -> TimeValue.ofMilliseconds(20));
        try (var client = builder.build()) { // keptTooShort
            visitSlowly(client, origin.url("keptTooShort"));
        }
    }

    static void keptTooShortRight(Origin origin) throws Exception {
        try (var client = HttpClients.createDefault()) {
            visitSlowly(client, origin.url("keptTooShort"));
        }
    }

    /** Looks at what has been idle before it is used again: else requests fail, since one in a burst is retried but once. */
    static void stale(Origin origin) throws Exception {
        var pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(BURST)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setValidateAfterInactivity(TimeValue.ofMilliseconds(100))
                        .build())
                .build(); // stale
        try (var client = over(pool)) {
            for (int i = 0; i < UNITS / BURST + 1; i++) {
                burst(BURST, client, origin.impatientUrl("stale?delayMillis=200"));
                origin.awaitServerClosedIdle();
            }
        }
    }

    static void staleRight(Origin origin) throws Exception {
        try (var client = over(wide())) {
            for (int i = 0; i < UNITS / BURST + 1; i++) {
                burst(BURST, client, origin.url("stale?delayMillis=200"));
            }
        }
    }

    static void serverCloses(Origin origin) throws IOException {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < UNITS; i++) {
                read(client.execute(get(origin.url("serverCloses?close=1")))); // serverCloses
            }
        }
    }

    static void serverClosesRight(Origin origin) throws IOException {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < UNITS; i++) {
                read(client.execute(get(origin.url("serverCloses"))));
            }
        }
    }

    /** Closed at the end, as it should be; but its sockets abort. */
    static void aborts(Origin origin) throws Exception {
        var pool = wide();
        pool.setDefaultSocketConfig(
                SocketConfig.custom().setSoLinger(TimeValue.ZERO_MILLISECONDS).build());
        var client = over(pool);
        burst(UNITS, client, origin.url("aborts?delayMillis=500"));
        client.close(); // aborts
    }

    static void abortsRight(Origin origin) throws Exception {
        var client = over(wide());
        burst(UNITS, client, origin.url("aborts?delayMillis=500"));
        client.close();
    }

    /** Asks for thirty things one by one, seven times. */
    static void chatty(Origin origin) throws Exception {
        try (var client = HttpClients.createDefault()) {
            for (int burst = 0; burst < BURSTS; burst++) {
                Thread.sleep(PAUSE_MILLIS);
                for (int i = 0; i < ITEMS; i++) {
                    read(client.execute(get(origin.url("chatty?delayMillis=8")))); // chatty
                }
            }
        }
    }

    static void chattyRight(Origin origin) throws Exception {
        try (var client = HttpClients.createDefault()) {
            for (int burst = 0; burst < BURSTS; burst++) {
                Thread.sleep(PAUSE_MILLIS);
                read(client.execute(get(origin.url("chatty?bytes=3000"))));
            }
        }
    }

    static void nobodyListens(Origin origin) throws Exception {
        try (var client = HttpClients.createDefault()) {
            for (int i = 0; i < 10 * UNITS; i++) {
                try {
                    read(client.execute(get("http://127.0.0.1:1/"))); // nobodyListens
                } catch (ConnectException e) {
                    Thread.sleep(10);
                }
            }
        }
    }

    static void nobodyListensRight(Origin origin) throws Exception {
        try (var client = HttpClients.createDefault()) {
            for (int seconds = 1; seconds < 4; seconds *= 2) {
                try {
                    read(client.execute(get("http://127.0.0.1:1/")));
                } catch (ConnectException e) {
                    Thread.sleep(1000L * seconds);
                }
            }
        }
    }

    private static void visitAll(CloseableHttpClient client, Origin origin, String path) throws IOException {
        for (int round = 0; round < 2; round++) {
            for (int i = 1; i <= ROUTES; i++) {
                read(client.execute(get(origin.nextHost(i).url(path))));
            }
        }
    }

    private static void visitSlowly(CloseableHttpClient client, String url) throws Exception {
        for (int i = 0; i < UNITS; i++) {
            read(client.execute(get(url)));
            Thread.sleep(50);
        }
    }

    private static void burst(int threads, CloseableHttpClient client, String url) throws Exception {
        Burst.of(threads, () -> {
            read(client.execute(get(url)));
            return null;
        });
    }

    private static PoolingHttpClientConnectionManager wide() {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(2 * UNITS)
                .setMaxConnPerRoute(UNITS)
                .build();
    }

    private static CloseableHttpClient over(PoolingHttpClientConnectionManager pool) {
        return HttpClients.custom().setConnectionManager(pool).build();
    }

    private static HttpGet get(String url) {
        return new HttpGet(url);
    }

    private static void read(ClassicHttpResponse response) throws IOException {
        try (response) {
            EntityUtils.consume(response.getEntity());
        }
    }
}
