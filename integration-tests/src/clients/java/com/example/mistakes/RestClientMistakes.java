// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.http.Origin;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** What goes wrong with Spring's {@code RestClient}, over the JDK's client where there is no other. */
final class RestClientMistakes {

    private static final int UNITS = 24;

    private RestClientMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(RestClientMistakes.class, arguments);
    }

    static void clientPerRequest(Origin origin) {
        for (int i = 0; i < UNITS; i++) {
            var client = RestClient.create(); // clientPerRequest
            get(client, origin.url("clientPerRequest"));
        }
    }

    /** Only what was given a factory has one to share with those that are derived from it. */
    static void clientPerRequestRight(Origin origin) {
        var client = RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory())
                .build();
        for (int i = 0; i < UNITS; i++) {
            get(client.mutate().build(), origin.url("clientPerRequest"));
        }
    }

    static void neverClosed(Origin origin) {
        var client = RestClient.create();
        for (int i = 0; i < UNITS; i++) {
            var request = client.get().uri(origin.url("neverClosed?bytes=100000"));
            request.exchange((any, response) -> response.getStatusCode(), false); // neverClosed
        }
    }

    static void neverClosedRight(Origin origin) {
        var client = RestClient.create();
        for (int i = 0; i < UNITS; i++) {
            var request = client.get().uri(origin.url("neverClosed?bytes=100000"));
            request.exchange((any, response) -> response.bodyTo(String.class));
        }
    }

    private static void get(RestClient client, String url) {
        client.get().uri(url).retrieve().body(String.class);
    }
}
