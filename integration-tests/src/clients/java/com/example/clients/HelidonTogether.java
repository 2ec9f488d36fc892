// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.Together;
import com.example.http.Origin;
import io.helidon.webclient.api.WebClient;
import java.net.URI;

/** Helidon's {@code WebClient}, used by several threads at the same time. */
public final class HelidonTogether {

    private HelidonTogether() {}

    public static void main(String[] arguments) {
        Scenarios.run(Origin.of(arguments), HelidonTogether::together);
    }

    private static void together(Origin origin) throws Exception {
        var uri = URI.create(origin.url("together"));
        for (int i = 0; i < Together.CLIENTS; i++) {
            var client = WebClient.builder().shareConnectionCache(false).build();
            Together.send(() -> {
                client.get().protocolId("http/1.1").uri(uri).requestEntity(String.class); // together
            });
        }
    }
}
