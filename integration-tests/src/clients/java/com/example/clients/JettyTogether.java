// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.Together;
import com.example.http.Origin;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty's {@code HttpClient}, used by several threads at the same time. */
public final class JettyTogether {

    private JettyTogether() {}

    public static void main(String[] arguments) {
        Scenarios.run(Origin.of(arguments), JettyTogether::together);
    }

    /** A client that is stopped would give up the connection that it opens too many. */
    private static void together(Origin origin) throws Exception {
        var threads = new QueuedThreadPool();
        threads.start();
        for (int i = 0; i < Together.CLIENTS; i++) {
            var client = new HttpClient();
            client.setExecutor(threads);
            client.start();
            Together.send(() -> {
                client.GET(origin.url("together")); // together
            });
        }
    }
}
