// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.Burst;
import com.example.WrongOrRight;
import com.example.http.Origin;
import io.helidon.http.HeaderValues;
import io.helidon.webclient.api.HttpClientRequest;
import io.helidon.webclient.api.WebClient;
import io.helidon.webclient.api.WebClientConfig;
import io.helidon.webclient.http2.Http2ClientProtocolConfig;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;

/** What goes wrong with Helidon's {@code WebClient} 4. Its clients share a cache, which would mix up the mistakes. */
final class HelidonMistakes {

    private static final int UNITS = 24;
    private static final int BURST = 8;

    private HelidonMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(HelidonMistakes.class, arguments);
    }

    static void clientPerRequest(Origin origin) {
        for (int i = 0; i < UNITS; i++) {
            var client = unshared(origin).build(); // clientPerRequest
            read(get(client, origin, origin.url("clientPerRequest")));
        }
    }

    static void clientPerRequestRight(Origin origin) {
        var client = unshared(origin).build();
        for (int i = 0; i < UNITS; i++) {
            get(client, origin, origin.url("clientPerRequest")).requestEntity(String.class);
        }
    }

    static void withoutKeepAlive(Origin origin) {
        var client = unshared(origin).keepAlive(false).build();
        for (int i = 0; i < UNITS; i++) {
            get(client, origin, origin.url("withoutKeepAlive")).requestEntity(String.class); // withoutKeepAlive
        }
    }

    static void withoutKeepAliveRight(Origin origin) {
        var client = unshared(origin).build();
        for (int i = 0; i < UNITS; i++) {
            get(client, origin, origin.url("withoutKeepAlive")).requestEntity(String.class);
        }
    }

    static void unread(Origin origin) {
        var client = unshared(origin).build();
        for (int i = 0; i < UNITS; i++) {
            var response =
                    get(client, origin, origin.url("unread?bytes=2000000")).request();
            response.close(); // unread
        }
    }

    static void unreadRight(Origin origin) {
        var client = unshared(origin).build();
        for (int i = 0; i < UNITS; i++) {
            try (var response =
                    get(client, origin, origin.url("unread?bytes=2000000")).request()) {
                response.entity().consume();
            }
        }
    }

    static void neverClosed(Origin origin) {
        var client = unshared(origin).build();
        for (int i = 0; i < UNITS; i++) {
            get(client, origin, origin.url("neverClosed?bytes=100000")).request(); // neverClosed
        }
    }

    static void neverClosedRight(Origin origin) {
        var client = unshared(origin).build();
        for (int i = 0; i < UNITS; i++) {
            get(client, origin, origin.url("neverClosed?bytes=100000")).requestEntity(String.class);
        }
    }

    static void poolTooSmall(Origin origin) throws Exception {
        var client = unshared(origin).connectionCacheSize(1).build(); // poolTooSmall
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin, origin.url("poolTooSmall?delayMillis=200"));
        }
    }

    static void poolTooSmallRight(Origin origin) throws Exception {
        var client = unshared(origin).build();
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin, origin.url("poolTooSmall?delayMillis=200"));
        }
    }

    static void idleTooShort(Origin origin) throws Exception {
        var client = unshared(origin).readTimeout(Duration.ofMillis(800)).build(); // idleTooShort
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin, origin.url("idleTooShort?delayMillis=200"));
            Thread.sleep(1500);
        }
    }

    static void idleTooShortRight(Origin origin) throws Exception {
        var client = unshared(origin).build();
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin, origin.url("idleTooShort?delayMillis=200"));
            Thread.sleep(1500);
        }
    }

    static void asksToClose(Origin origin) {
        var client = unshared(origin).build();
        for (int i = 0; i < UNITS; i++) {
            var request = get(client, origin, origin.url("asksToClose")).header(HeaderValues.CONNECTION_CLOSE);
            request.requestEntity(String.class); // asksToClose
        }
    }

    static void asksToCloseRight(Origin origin) {
        var client = unshared(origin).build();
        for (int i = 0; i < UNITS; i++) {
            get(client, origin, origin.url("asksToClose")).requestEntity(String.class);
        }
    }

    static void stale(Origin origin) throws Exception {
        var client = unshared(origin).build(); // stale
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin, origin.impatientUrl("stale?delayMillis=200"));
            origin.awaitServerClosedIdle();
        }
    }

    static void staleRight(Origin origin) throws Exception {
        var client = unshared(origin).build();
        for (int i = 0; i < UNITS / BURST + 1; i++) {
            burst(client, origin, origin.url("stale?delayMillis=200"));
        }
    }

    static void serverCloses(Origin origin) {
        var client = unshared(origin).build();
        for (int i = 0; i < UNITS; i++) {
            get(client, origin, origin.url("serverCloses?close=1")).requestEntity(String.class); // serverCloses
        }
    }

    static void serverClosesRight(Origin origin) {
        var client = unshared(origin).build();
        for (int i = 0; i < UNITS; i++) {
            get(client, origin, origin.url("serverCloses")).requestEntity(String.class);
        }
    }

    static void nobodyListens(Origin origin) throws InterruptedException {
        var client = unshared(origin).build();
        for (int i = 0; i < 10 * UNITS; i++) {
            try {
                get(client, origin, "http://127.0.0.1:1/").requestEntity(String.class); // nobodyListens
            } catch (UncheckedIOException e) {
                Thread.sleep(10);
            }
        }
    }

    static void nobodyListensRight(Origin origin) throws InterruptedException {
        var client = unshared(origin).build();
        for (int seconds = 1; seconds < 4; seconds *= 2) {
            try {
                read(get(client, origin, "http://127.0.0.1:1/"));
            } catch (UncheckedIOException e) {
                Thread.sleep(1000L * seconds);
            }
        }
    }

    private static void burst(WebClient client, Origin origin, String url) throws Exception {
        Burst.of(BURST, () -> {
            read(get(client, origin, url));
            return null;
        });
    }

    private static WebClientConfig.Builder unshared(Origin origin) {
        var http2 = Http2ClientProtocolConfig.builder()
                .priorKnowledge(origin.isHttp2())
                .build();
        return WebClient.builder().addProtocolConfig(http2).shareConnectionCache(false);
    }

    private static HttpClientRequest get(WebClient client, Origin origin, String url) {
        return client.get().protocolId(origin.isHttp2() ? "h2" : "http/1.1").uri(URI.create(url));
    }

    private static void read(HttpClientRequest request) {
        request.requestEntity(String.class);
    }
}
