// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.http.Origin;
import com.example.wire.VirtualThreads;
import io.helidon.http.HeaderValues;
import io.helidon.webclient.api.HttpClientRequest;
import io.helidon.webclient.api.WebClient;
import io.helidon.webclient.api.WebClientConfig;
import io.helidon.webclient.http2.Http2ClientProtocolConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Helidon's {@code WebClient}, which blocks. Clients share one cache of connections unless they are told not to. */
public final class HelidonProgram {

    private HelidonProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Origin.of(arguments),
                HelidonProgram::sharedCache,
                HelidonProgram::sharedFirst,
                HelidonProgram::perRequest,
                HelidonProgram::concurrent,
                HelidonProgram::posted,
                HelidonProgram::serverCloses,
                HelidonProgram::serverClosesIdle,
                HelidonProgram::asksToClose,
                HelidonProgram::withoutKeepAlive,
                HelidonProgram::unread,
                HelidonProgram::failed,
                HelidonProgram::redirected,
                HelidonProgram::evicted,
                HelidonProgram::onVirtualThread);
    }

    /** The cache is common to all clients. */
    private static void sharedCache(Origin origin) {
        for (int i = 0; i < 5; i++) {
            var client = settings(origin).build();
            get(client, origin, origin.url("sharedCache")).requestEntity(String.class); // sharedCache
        }
    }

    private static void sharedFirst(Origin origin) {
        var client = unshared(origin).build();
        for (int i = 0; i < 5; i++) {
            get(client, origin, origin.url("sharedFirst")).requestEntity(String.class); // sharedFirst
        }
        sharedSecond(client, origin);
    }

    private static void sharedSecond(WebClient client, Origin origin) {
        for (int i = 0; i < 5; i++) {
            get(client, origin, origin.url("sharedSecond")).requestEntity(String.class); // sharedSecond
        }
    }

    private static void perRequest(Origin origin) {
        for (int i = 0; i < 4; i++) {
            get(unshared(origin).build(), origin, origin.url("perRequest")).requestEntity(String.class); // perRequest
        }
    }

    private static void concurrent(Origin origin) throws InterruptedException {
        var client = unshared(origin).build();
        for (int i = 0; i < 2; i++) {
            List<Thread> all = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                all.add(new Thread(() -> {
                    get(client, origin, origin.url("concurrent?delayMillis=300"))
                            .requestEntity(String.class); // concurrent
                }));
            }
            all.forEach(Thread::start);
            for (var each : all) {
                each.join();
            }
        }
    }

    /**
     * Before it writes a body, the client waits for the server's 100 Continue. If that comes just when it no longer does, HTTP/2
     * takes it for the response, and waits for its body until it gives up: no machine is to be that slow.
     */
    private static void posted(Origin origin) {
        var client = unshared(origin).readContinueTimeout(Duration.ofMinutes(1)).build();
        for (int i = 0; i < 4; i++) {
            var request = client.post().protocolId(protocol(origin)).uri(URI.create(origin.url("posted")));
            var response = request.outputStream(HelidonProgram::write); // posted
            response.entity().as(String.class);
        }
    }

    private static void write(OutputStream output) throws IOException {
        output.write(new byte[100]);
        output.write(new byte[100]);
        output.close();
    }

    private static void serverCloses(Origin origin) {
        var client = unshared(origin).build();
        for (int i = 0; i < 4; i++) {
            get(client, origin, origin.url("serverCloses?close=1")).requestEntity(String.class); // serverCloses
        }
    }

    private static void serverClosesIdle(Origin origin) throws InterruptedException {
        var client = unshared(origin).build();
        for (int i = 0; i < 3; i++) {
            get(client, origin, origin.impatientUrl("serverClosesIdle"))
                    .requestEntity(String.class); // serverClosesIdle
            origin.awaitServerClosedIdle();
            // The kernel knows, and the thread that reads from the idle connection is about to.
            Thread.sleep(300);
        }
    }

    private static void asksToClose(Origin origin) {
        var client = unshared(origin).build();
        for (int i = 0; i < 4; i++) {
            var request = get(client, origin, origin.url("asksToClose")).header(HeaderValues.CONNECTION_CLOSE);
            request.requestEntity(String.class); // asksToClose
        }
    }

    private static void withoutKeepAlive(Origin origin) {
        var client = unshared(origin).keepAlive(false).build();
        for (int i = 0; i < 4; i++) {
            get(client, origin, origin.url("withoutKeepAlive")).requestEntity(String.class); // withoutKeepAlive
        }
    }

    private static void unread(Origin origin) {
        var client = unshared(origin).build();
        for (int i = 0; i < 4; i++) {
            var response =
                    get(client, origin, origin.url("unread?bytes=8000000")).request(); // unread
            response.close(); // unread closes
        }
    }

    private static void failed(Origin origin) {
        var client = unshared(origin).build();
        for (int i = 0; i < 4; i++) {
            try (var response =
                    get(client, origin, origin.url("failed?status=500")).request()) { // failed
                response.entity().as(String.class);
            }
        }
    }

    private static void redirected(Origin origin) {
        var client = unshared(origin).build();
        for (int i = 0; i < 3; i++) {
            var request = get(client, origin, origin.url("redirected?redirect=/redirected"));
            request.requestEntity(String.class); // redirected
        }
    }

    /** As many as the cache holds are kept, which is none but one. */
    private static void evicted(Origin origin) throws InterruptedException {
        var client = unshared(origin).connectionCacheSize(1).build();
        for (int i = 0; i < 2; i++) {
            List<Thread> all = new ArrayList<>();
            for (int j = 0; j < 2; j++) {
                all.add(new Thread(() -> {
                    get(client, origin, origin.url("evicted?delayMillis=300")).requestEntity(String.class); // evicted
                }));
            }
            all.forEach(Thread::start);
            for (var each : all) {
                each.join();
            }
        }
    }

    private static void onVirtualThread(Origin origin) {
        if (VirtualThreads.areAvailable()) {
            var client = unshared(origin).build();
            VirtualThreads.run(() -> {
                get(client, origin, origin.url("onVirtualThread")).requestEntity(String.class); // onVirtualThread
            });
        }
    }

    /** A client is built in the scenario's own lines: whoever builds at one line for all builds one for each request. */
    private static WebClientConfig.Builder unshared(Origin origin) {
        return settings(origin).shareConnectionCache(false);
    }

    private static WebClientConfig.Builder settings(Origin origin) {
        var http2 = Http2ClientProtocolConfig.builder()
                .priorKnowledge(origin.isHttp2())
                .build();
        return WebClient.builder().addProtocolConfig(http2);
    }

    private static HttpClientRequest get(WebClient client, Origin origin, String url) {
        return client.get().protocolId(protocol(origin)).uri(URI.create(url));
    }

    /** A request that leaves this open asks the server which it speaks, by a connection of its own. */
    private static String protocol(Origin origin) {
        return origin.isHttp2() ? "h2" : "http/1.1";
    }
}
