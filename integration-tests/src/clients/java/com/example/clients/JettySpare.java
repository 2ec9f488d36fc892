// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.http.Origin;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.LosingConnectionPool;

/**
 * Jetty's {@code HttpClient}, one of whose own threads opens a connection for a request that another connection has served by
 * the time; later requests use it.
 */
public final class JettySpare {

    private JettySpare() {}

    public static void main(String[] arguments) {
        Scenarios.run(Origin.of(arguments), JettySpare::spare);
    }

    private static void spare(Origin origin) throws Exception {
        var client = new HttpClient();
        client.getTransport().setConnectionPoolFactory(LosingConnectionPool::new);
        client.start();
        var underWay = new CountDownLatch(1);
        var first = send(client, origin, underWay);
        underWay.await();
        var pool = (LosingConnectionPool) client.getDestinations().get(0).getConnectionPool();
        pool.loseNextRace();
        var second = send(client, origin, underWay);
        first.join();
        second.join();
        while (pool.getIdleConnectionCount() < 2) {
            Thread.sleep(10);
        }
        first = send(client, origin, underWay);
        second = send(client, origin, underWay);
        first.join();
        second.join();
    }

    private static JettyDone send(HttpClient client, Origin origin, CountDownLatch underWay) {
        var answer = new JettyDone();
        var request = client.newRequest(origin.url("spare?delayMillis=200"));
        request.onRequestSuccess(any -> underWay.countDown());
        request.send(answer); // spare
        return answer;
    }
}
