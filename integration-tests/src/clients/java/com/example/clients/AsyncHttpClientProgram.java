// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import static org.asynchttpclient.Dsl.asyncHttpClient;
import static org.asynchttpclient.Dsl.config;

import com.example.Scenarios;
import com.example.Together;
import com.example.http.Origin;
import com.example.wire.VirtualThreads;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.asynchttpclient.AsyncCompletionHandlerBase;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.HttpResponseStatus;
import org.asynchttpclient.Response;

/** AsyncHttpClient, whose connects and responses are on threads of Netty's. */
public final class AsyncHttpClientProgram {

    private static final AsyncHttpClient SHARED = asyncHttpClient();

    private AsyncHttpClientProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Origin.of(arguments),
                AsyncHttpClientProgram::sharedFirst,
                AsyncHttpClientProgram::sharedSecond,
                AsyncHttpClientProgram::perRequest,
                AsyncHttpClientProgram::asynchronous,
                AsyncHttpClientProgram::concurrent,
                AsyncHttpClientProgram::together,
                AsyncHttpClientProgram::serverCloses,
                AsyncHttpClientProgram::lost,
                AsyncHttpClientProgram::serverClosesIdle,
                AsyncHttpClientProgram::withoutKeepAlive,
                AsyncHttpClientProgram::unread,
                AsyncHttpClientProgram::failed,
                AsyncHttpClientProgram::redirected,
                AsyncHttpClientProgram::onVirtualThread);
    }

    private static void sharedFirst(Origin origin) throws Exception {
        for (int i = 0; i < 5; i++) {
            var request = SHARED.prepareGet(origin.url("sharedFirst"));
            request.execute().get(); // sharedFirst
        }
    }

    private static void sharedSecond(Origin origin) throws Exception {
        for (int i = 0; i < 5; i++) {
            var request = SHARED.prepareGet(origin.url("sharedSecond"));
            request.execute().get(); // sharedSecond
        }
    }

    private static void perRequest(Origin origin) throws Exception {
        for (int i = 0; i < 4; i++) {
            var client = asyncHttpClient();
            var request = client.prepareGet(origin.url("perRequest"));
            request.execute().get(); // perRequest
            client.close(); // perRequest closes
        }
    }

    private static void asynchronous(Origin origin) throws Exception {
        try (var client = asyncHttpClient()) {
            for (int i = 0; i < 5; i++) {
                var request = client.prepareGet(origin.url("asynchronous"));
                var response = request.execute().toCompletableFuture(); // asynchronous
                response.join();
            }
        }
    }

    private static void concurrent(Origin origin) throws Exception {
        try (var client = asyncHttpClient()) {
            for (int i = 0; i < 2; i++) {
                List<CompletableFuture<Response>> all = new ArrayList<>();
                for (int j = 0; j < 3; j++) {
                    var request = client.prepareGet(origin.url("concurrent?delayMillis=300"));
                    all.add(request.execute().toCompletableFuture()); // concurrent
                }
                all.forEach(CompletableFuture::join);
            }
        }
    }

    private static void together(Origin origin) throws Exception {
        var loops = new NioEventLoopGroup(2);
        for (int i = 0; i < Together.CLIENTS; i++) {
            var client = asyncHttpClient(config().setEventLoopGroup(loops));
            Together.send(() -> {
                var request = client.prepareGet(origin.url("together"));
                request.execute().get(); // together
            });
            client.close();
        }
    }

    private static void serverCloses(Origin origin) throws Exception {
        try (var client = asyncHttpClient()) {
            for (int i = 0; i < 4; i++) {
                var request = client.prepareGet(origin.url("serverCloses?close=1"));
                request.execute().get(); // serverCloses
            }
        }
    }

    /** The server closes instead of answering, and the client asks again by itself, over another connection. */
    private static void lost(Origin origin) throws Exception {
        try (var client = asyncHttpClient()) {
            for (int i = 0; i < 3; i++) {
                var request = client.prepareGet(origin.url("lost?lose=1"));
                request.execute().get(); // lost
            }
        }
    }

    private static void serverClosesIdle(Origin origin) throws Exception {
        try (var client = asyncHttpClient()) {
            for (int i = 0; i < 3; i++) {
                var request = client.prepareGet(origin.impatientUrl("serverClosesIdle"));
                request.execute().get(); // serverClosesIdle
                origin.awaitBothClosedIdle();
            }
        }
    }

    private static void withoutKeepAlive(Origin origin) throws Exception {
        try (var client = asyncHttpClient(config().setKeepAlive(false))) {
            for (int i = 0; i < 4; i++) {
                var request = client.prepareGet(origin.url("withoutKeepAlive"));
                request.execute().get(); // withoutKeepAlive
            }
        }
    }

    private static void unread(Origin origin) throws Exception {
        try (var client = asyncHttpClient()) {
            for (int i = 0; i < 4; i++) {
                var request = client.prepareGet(origin.url("unread?bytes=1000000&pauseMillis=300"));
                request.execute(new StatusOnly()).get(); // unread
            }
        }
    }

    private static void failed(Origin origin) throws Exception {
        try (var client = asyncHttpClient()) {
            for (int i = 0; i < 4; i++) {
                var request = client.prepareGet(origin.url("failed?status=500"));
                request.execute().get(); // failed
            }
        }
    }

    /** A redirect that ends its connection is followed on a new one, from a thread of Netty's. */
    private static void redirected(Origin origin) throws Exception {
        try (var client = asyncHttpClient(config().setFollowRedirect(true))) {
            for (int i = 0; i < 3; i++) {
                var request = client.prepareGet(origin.url("redirected?close=1&redirect=/redirected"));
                request.execute().get(); // redirected
            }
        }
    }

    private static void onVirtualThread(Origin origin) throws Exception {
        if (VirtualThreads.areAvailable()) {
            try (var client = asyncHttpClient()) {
                VirtualThreads.run(() -> {
                    var request = client.prepareGet(origin.url("onVirtualThread"));
                    try {
                        request.execute().get(); // onVirtualThread
                    } catch (InterruptedException | ExecutionException e) {
                        throw new IllegalStateException(e);
                    }
                });
            }
        }
    }

    /** Wants no body. */
    private static final class StatusOnly extends AsyncCompletionHandlerBase {

        @Override
        public State onStatusReceived(HttpResponseStatus status) {
            return State.ABORT;
        }
    }
}
