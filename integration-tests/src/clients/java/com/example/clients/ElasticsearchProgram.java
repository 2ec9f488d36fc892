// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.http.Origin;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.apache.http.HttpHost;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.ResponseListener;
import org.elasticsearch.client.RestClient;

/**
 * Elasticsearch's low-level client, over Apache's asynchronous one. It has the response before it closes the connection:
 * where that is what a scenario is about, the next request waits until it has.
 */
public final class ElasticsearchProgram {

    private ElasticsearchProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Origin.of(arguments),
                ElasticsearchProgram::shared,
                ElasticsearchProgram::perRequest,
                ElasticsearchProgram::asynchronous,
                ElasticsearchProgram::concurrent,
                ElasticsearchProgram::failed,
                ElasticsearchProgram::serverCloses);
    }

    private static void shared(Origin origin) throws IOException {
        try (var client = RestClient.builder(host(origin)).build()) {
            sharedFirst(client);
            sharedSecond(client);
        }
    }

    private static void sharedFirst(RestClient client) throws IOException {
        for (int i = 0; i < 5; i++) {
            read(client.performRequest(new Request("GET", "/sharedFirst"))); // sharedFirst
        }
    }

    private static void sharedSecond(RestClient client) throws IOException {
        for (int i = 0; i < 5; i++) {
            read(client.performRequest(new Request("GET", "/sharedSecond"))); // sharedSecond
        }
    }

    private static void perRequest(Origin origin) throws IOException {
        for (int i = 0; i < 4; i++) {
            try (var client = RestClient.builder(host(origin)).build()) {
                read(client.performRequest(new Request("GET", "/perRequest"))); // perRequest
            } // perRequest closes
        }
    }

    private static void asynchronous(Origin origin) throws IOException {
        try (var client = RestClient.builder(host(origin)).build()) {
            for (int i = 0; i < 5; i++) {
                var answer = new Answer();
                client.performRequestAsync(new Request("GET", "/asynchronous"), answer); // asynchronous
                answer.join();
            }
        }
    }

    private static void concurrent(Origin origin) throws IOException {
        try (var client = RestClient.builder(host(origin)).build()) {
            for (int i = 0; i < 2; i++) {
                var answers = new Answer[] {new Answer(), new Answer(), new Answer()};
                for (var answer : answers) {
                    client.performRequestAsync(new Request("GET", "/concurrent?delayMillis=200"), answer); // concurrent
                }
                for (var answer : answers) {
                    answer.join();
                }
            }
        }
    }

    private static void failed(Origin origin) throws IOException {
        try (var client = RestClient.builder(host(origin)).build()) {
            for (int i = 0; i < 4; i++) {
                try {
                    client.performRequest(new Request("GET", "/failed?status=400")); // failed
                } catch (ResponseException e) {
                    continue;
                }
                throw new IllegalStateException("no error");
            }
        }
    }

    private static void serverCloses(Origin origin) throws Exception {
        try (var client = RestClient.builder(host(origin)).build()) {
            for (int i = 0; i < 4; i++) {
                var before = origin.open();
                read(client.performRequest(new Request("GET", "/serverCloses?close=1"))); // serverCloses
                origin.awaitNoneOpenBut(before);
            }
        }
    }

    private static HttpHost host(Origin origin) {
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
