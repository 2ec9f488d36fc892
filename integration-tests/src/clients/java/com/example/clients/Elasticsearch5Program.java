// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseListener;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.example.Scenarios;
import com.example.http.Origin;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * Elasticsearch's low-level client of today, over Apache's asynchronous one of version 5. It has the response before it closes the connection:
 * where that is what a scenario is about, the next request waits until it has.
 */
public final class Elasticsearch5Program {

    private Elasticsearch5Program() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Origin.of(arguments),
                Elasticsearch5Program::shared,
                Elasticsearch5Program::perRequest,
                Elasticsearch5Program::asynchronous,
                Elasticsearch5Program::serverCloses);
    }

    private static void shared(Origin origin) throws Exception {
        try (var client = Rest5Client.builder(host(origin)).build()) {
            sharedFirst(client);
            sharedSecond(client);
        }
    }

    private static void sharedFirst(Rest5Client client) throws IOException {
        for (int i = 0; i < 5; i++) {
            read(client.performRequest(new Request("GET", "/sharedFirst"))); // sharedFirst
        }
    }

    private static void sharedSecond(Rest5Client client) throws IOException {
        for (int i = 0; i < 5; i++) {
            read(client.performRequest(new Request("GET", "/sharedSecond"))); // sharedSecond
        }
    }

    private static void perRequest(Origin origin) throws Exception {
        for (int i = 0; i < 4; i++) {
            try (var client = Rest5Client.builder(host(origin)).build()) {
                read(client.performRequest(new Request("GET", "/perRequest"))); // perRequest
            } // perRequest closes
        }
    }

    private static void asynchronous(Origin origin) throws Exception {
        try (var client = Rest5Client.builder(host(origin)).build()) {
            for (int i = 0; i < 5; i++) {
                var answer = new Answer();
                client.performRequestAsync(new Request("GET", "/asynchronous"), answer); // asynchronous
                answer.join();
            }
        }
    }

    private static void serverCloses(Origin origin) throws Exception {
        try (var client = Rest5Client.builder(host(origin)).build()) {
            for (int i = 0; i < 4; i++) {
                var before = origin.open();
                read(client.performRequest(new Request("GET", "/serverCloses?close=1"))); // serverCloses
                origin.awaitNoneOpenBut(before);
            }
        }
    }

    private static HttpHost host(Origin origin) throws URISyntaxException {
        return HttpHost.create(origin.base());
    }

    private static void read(Response response) throws IOException {
        EntityUtils.consume(response.getEntity());
    }

    private static final class Answer extends CompletableFuture<Response> implements ResponseListener {

        @Override
        public void onSuccess(Response response) {
            complete(response);
        }

        @Override
        public void onFailure(Exception failure) {
            completeExceptionally(failure);
        }
    }
}
