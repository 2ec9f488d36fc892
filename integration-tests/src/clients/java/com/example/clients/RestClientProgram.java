// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.http.Origin;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * Spring's {@code RestClient}, and an interface behind a proxy over it, over the client whose request factory the property
 * {@code factory} names.
 */
public final class RestClientProgram {

    /** Not public, so that its proxy is of this package. */
    interface Shop {
        @GetExchange("/declared?close=1")
        String declared();
    }

    private static final RestClient SHARED = client();

    private RestClientProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Origin.of(arguments),
                RestClientProgram::sharedFirst,
                RestClientProgram::sharedSecond,
                RestClientProgram::perRequest,
                RestClientProgram::asynchronous,
                RestClientProgram::intercepted,
                RestClientProgram::declared,
                RestClientProgram::serverCloses);
    }

    private static void sharedFirst(Origin origin) {
        for (int i = 0; i < 5; i++) {
            var request = SHARED.get().uri(origin.url("sharedFirst"));
            request.retrieve().body(String.class); // sharedFirst
        }
    }

    private static void sharedSecond(Origin origin) {
        for (int i = 0; i < 5; i++) {
            var request = SHARED.get().uri(origin.url("sharedSecond"));
            request.retrieve().body(String.class); // sharedSecond
        }
    }

    private static void perRequest(Origin origin) {
        for (int i = 0; i < 4; i++) {
            var request = client().get().uri(origin.url("perRequest"));
            request.retrieve().toBodilessEntity(); // perRequest
        }
    }

    /** On a thread of the JDK's, with nothing of the application below. */
    private static void asynchronous(Origin origin) {
        var client = client();
        for (int i = 0; i < 4; i++) {
            var request = client.get().uri(origin.url("asynchronous?close=1"));
            var answer = CompletableFuture.supplyAsync(() -> request.retrieve().body(String.class)); // asynchronous
            answer.join();
        }
    }

    /** The application's code is in the middle of the call. */
    private static void intercepted(Origin origin) {
        var client = client().mutate()
                .requestInterceptor((request, body, execution) -> execution.execute(request, body))
                .build();
        for (int i = 0; i < 4; i++) {
            var request = client.get().uri(origin.url("intercepted?close=1"));
            request.exchange((any, response) -> response.getStatusCode()); // intercepted
        }
    }

    private static void declared(Origin origin) {
        var client = client().mutate().baseUrl(origin.base()).build();
        var shop = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(Shop.class);
        for (int i = 0; i < 4; i++) {
            shop.declared(); // declared
        }
    }

    private static void serverCloses(Origin origin) {
        var client = client();
        for (int i = 0; i < 4; i++) {
            var request = client.get().uri(origin.url("serverCloses?close=1"));
            request.retrieve().body(String.class); // serverCloses
        }
    }

    private static RestClient client() {
        String name = System.getProperty("factory");
        try {
            var factory = Class.forName("org.springframework.http.client." + name)
                    .getConstructor()
                    .newInstance();
            return RestClient.builder()
                    .requestFactory((ClientHttpRequestFactory) factory)
                    .build();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
