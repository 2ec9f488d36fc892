// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.http.Origin;
import com.example.wire.VirtualThreads;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.glassfish.jersey.client.JerseyClient;
import org.glassfish.jersey.client.JerseyClientBuilder;

/**
 * Jersey's client over {@code HttpURLConnection}: by its own classes, since the interfaces that these implement have
 * moved. All clients of a JVM share the JDK's cache of idle connections, so each scenario's last request has the server
 * close.
 */
public final class JerseyProgram {

    private static final JerseyClient SHARED = JerseyClientBuilder.createClient();

    private static final String LAST = "?close=1";

    private JerseyProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Origin.of(arguments),
                JerseyProgram::sharedFirst,
                JerseyProgram::sharedSecond,
                JerseyProgram::asynchronous,
                JerseyProgram::reactive,
                JerseyProgram::concurrent,
                JerseyProgram::serverCloses,
                JerseyProgram::asksToClose,
                JerseyProgram::unread,
                JerseyProgram::failed,
                JerseyProgram::onVirtualThread,
                JerseyProgram::perRequest);
    }

    private static void sharedFirst(Origin origin) {
        for (int i = 0; i < 5; i++) {
            SHARED.target(origin.url("sharedFirst")).request().get(String.class); // sharedFirst
        }
    }

    private static void sharedSecond(Origin origin) {
        for (int i = 0; i < 5; i++) {
            var request =
                    SHARED.target(origin.url("sharedSecond" + lastOf(5, i))).request();
            request.get(String.class); // sharedSecond
        }
    }

    private static void perRequest(Origin origin) {
        for (int i = 0; i < 4; i++) {
            var client = JerseyClientBuilder.createClient();
            var request = client.target(origin.url("perRequest" + lastOf(4, i))).request();
            request.get(String.class); // perRequest
            client.close();
        }
    }

    private static void asynchronous(Origin origin) throws Exception {
        for (int i = 0; i < 4; i++) {
            var request =
                    SHARED.target(origin.url("asynchronous" + lastOf(4, i))).request();
            request.async().get(String.class).get(); // asynchronous
        }
    }

    private static void reactive(Origin origin) throws Exception {
        for (int i = 0; i < 4; i++) {
            var request = SHARED.target(origin.url("reactive" + lastOf(4, i))).request();
            var answer = request.rx().get(String.class); // reactive
            answer.toCompletableFuture().get();
        }
    }

    private static void concurrent(Origin origin) throws Exception {
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            var request = SHARED.target(origin.url("concurrent?close=1&delayMillis=200"))
                    .request();
            all.add(request.async().get(String.class)); // concurrent
        }
        for (var each : all) {
            each.get();
        }
    }

    private static void serverCloses(Origin origin) {
        for (int i = 0; i < 4; i++) {
            SHARED.target(origin.url("serverCloses?close=1")).request().get(String.class); // serverCloses
        }
    }

    private static void asksToClose(Origin origin) {
        for (int i = 0; i < 4; i++) {
            var request = SHARED.target(origin.url("asksToClose")).request();
            request.header("Connection", "close").get(String.class); // asksToClose
        }
    }

    private static void unread(Origin origin) throws IOException {
        for (int i = 0; i < 4; i++) {
            var request = SHARED.target(origin.url("unread?bytes=8000000")).request();
            var body = request.get(InputStream.class); // unread
            body.close(); // unread closes
        }
    }

    private static void failed(Origin origin) {
        for (int i = 0; i < 4; i++) {
            var request = SHARED.target(
                            origin.url("failed?status=500" + lastOf(4, i).replace('?', '&')))
                    .request();
            var response = request.get(); // failed
            response.readEntity(String.class);
        }
    }

    private static void onVirtualThread(Origin origin) {
        if (VirtualThreads.areAvailable()) {
            VirtualThreads.run(() -> {
                var request =
                        SHARED.target(origin.url("onVirtualThread" + LAST)).request();
                request.get(String.class); // onVirtualThread
            });
        }
    }

    private static String lastOf(int number, int i) {
        return i == number - 1 ? LAST : "";
    }
}
