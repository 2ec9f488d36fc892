// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.Together;
import com.example.http.Origin;
import com.example.wire.VirtualThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp, by {@code execute} and by {@code enqueue}. */
public final class OkHttpClientProgram {

    private static final OkHttpClient SHARED = new OkHttpClient();

    private OkHttpClientProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Origin.of(arguments),
                OkHttpClientProgram::sharedFirst,
                OkHttpClientProgram::sharedSecond,
                OkHttpClientProgram::perRequest,
                OkHttpClientProgram::asynchronous,
                OkHttpClientProgram::concurrent,
                OkHttpClientProgram::together,
                OkHttpClientProgram::serverCloses,
                OkHttpClientProgram::lost,
                OkHttpClientProgram::serverClosesIdle,
                OkHttpClientProgram::asksToClose,
                OkHttpClientProgram::unread,
                OkHttpClientProgram::eventStream,
                OkHttpClientProgram::failed,
                OkHttpClientProgram::evicted,
                OkHttpClientProgram::onVirtualThread);
    }

    private static void sharedFirst(Origin origin) throws IOException {
        for (int i = 0; i < 5; i++) {
            var call = SHARED.newCall(get(origin.url("sharedFirst")));
            read(call.execute()); // sharedFirst
        }
    }

    private static void sharedSecond(Origin origin) throws IOException {
        for (int i = 0; i < 5; i++) {
            var call = SHARED.newCall(get(origin.url("sharedSecond")));
            read(call.execute()); // sharedSecond
        }
    }

    private static void perRequest(Origin origin) throws IOException {
        for (int i = 0; i < 4; i++) {
            var call = new OkHttpClient().newCall(get(origin.url("perRequest")));
            read(call.execute()); // perRequest
        }
    }

    private static void asynchronous(Origin origin) {
        var client = new OkHttpClient();
        for (int i = 0; i < 5; i++) {
            var done = new Done();
            client.newCall(get(origin.url("asynchronous"))).enqueue(done); // asynchronous
            done.join();
        }
    }

    private static void concurrent(Origin origin) {
        var client = new OkHttpClient();
        for (int i = 0; i < 2; i++) {
            List<Done> all = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                var done = new Done();
                client.newCall(get(origin.url("concurrent?delayMillis=200"))).enqueue(done); // concurrent
                all.add(done);
            }
            all.forEach(Done::join);
        }
    }

    /** Over HTTP/2 one connection does for all, and others that are opened at the same time are closed unused. */
    private static void together(Origin origin) throws Exception {
        for (int i = 0; i < Together.CLIENTS; i++) {
            var client = new OkHttpClient();
            Together.send(origin.isHttp2() ? 1 : Together.THREADS, () -> {
                var call = client.newCall(get(origin.url("together")));
                read(call.execute()); // together
            });
        }
    }

    private static void serverCloses(Origin origin) throws IOException {
        var client = new OkHttpClient();
        for (int i = 0; i < 4; i++) {
            var call = client.newCall(get(origin.url("serverCloses?close=1")));
            read(call.execute()); // serverCloses
        }
    }

    /** The server closes instead of answering, and the client asks again by itself, over another connection. */
    private static void lost(Origin origin) throws IOException {
        var client = new OkHttpClient();
        for (int i = 0; i < 3; i++) {
            var call = client.newCall(get(origin.url("lost" + (origin.isHttp2() ? "" : "?lose=1"))));
            read(call.execute()); // lost
        }
    }

    /** Over HTTP/2 a thread reads while the connection is idle. */
    private static void serverClosesIdle(Origin origin) throws IOException {
        var client = new OkHttpClient();
        for (int i = 0; i < 3; i++) {
            var call = client.newCall(get(origin.impatientUrl("serverClosesIdle")));
            read(call.execute()); // serverClosesIdle
            if (origin.isHttp2()) {
                origin.awaitBothClosedIdle();
            } else {
                origin.awaitServerClosedIdle();
            }
        }
    }

    private static void asksToClose(Origin origin) throws IOException {
        var client = new OkHttpClient();
        for (int i = 0; i < 4; i++) {
            var request = new Request.Builder()
                    .url(origin.url("asksToClose"))
                    .header("Connection", "close")
                    .build();
            var call = client.newCall(request);
            read(call.execute()); // asksToClose
        }
    }

    /** Closing reads on for up to 100 ms to save the connection; over HTTP/2 it is saved in any case. */
    private static void unread(Origin origin) throws IOException {
        var client = new OkHttpClient();
        for (int i = 0; i < 4; i++) {
            var url = origin.url("unread?bytes=1000000" + (origin.isHttp2() ? "&pauseMillis=1000" : "&hold=1"));
            var call = client.newCall(get(url));
            var response = call.execute(); // unread
            response.close(); // unread closes
        }
    }

    /** An event stream has no end to read to: the one connection that could be spared is that of the second client. */
    private static void eventStream(Origin origin) throws IOException {
        for (int i = 0; i < 2; i++) {
            var client = new OkHttpClient();
            for (int j = 0; j < 2; j++) {
                var url = origin.url("eventStream?type=text/event-stream" + (origin.isHttp2() ? "" : "&hold=1"));
                var call = client.newCall(get(url));
                var response = call.execute(); // eventStream
                response.body().source().readByte();
                call.cancel(); // eventStream closes
                response.close();
            }
        }
    }

    private static void failed(Origin origin) throws IOException {
        var client = new OkHttpClient();
        for (int i = 0; i < 4; i++) {
            var call = client.newCall(get(origin.url("failed?status=500")));
            read(call.execute()); // failed
        }
    }

    private static void evicted(Origin origin) throws IOException {
        var client = new OkHttpClient();
        for (int i = 0; i < 4; i++) {
            var call = client.newCall(get(origin.url("evicted")));
            read(call.execute()); // evicted
            client.connectionPool().evictAll(); // evicted closes
        }
    }

    private static void onVirtualThread(Origin origin) {
        if (VirtualThreads.areAvailable()) {
            var client = new OkHttpClient();
            VirtualThreads.run(() -> {
                try {
                    var call = client.newCall(get(origin.url("onVirtualThread")));
                    read(call.execute()); // onVirtualThread
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static Request get(String url) {
        return new Request.Builder().url(url).build();
    }

    private static void read(Response response) throws IOException {
        try (response) {
            response.body().bytes();
        }
    }

    private static final class Done extends CompletableFuture<Void> implements Callback {

        @Override
        public void onFailure(Call call, IOException failure) {
            completeExceptionally(failure);
        }

        @Override
        public void onResponse(Call call, Response response) throws IOException {
            read(response);
            complete(null);
        }
    }
}
