// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Scenarios;
import com.example.relay.Relayed;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.connection.ConnectionPoolSettings;
import com.mongodb.event.ConnectionPoolListener;
import com.mongodb.event.ConnectionReadyEvent;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * MongoDB's synchronous driver. A client monitors its server over connections that are of the line that built it, so here
 * the first operation stands on that line, too.
 */
public final class MongoProgram {

    private MongoProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Relayed.of(arguments),
                MongoProgram::perOperation,
                MongoProgram::filled,
                MongoProgram::expired,
                MongoProgram::aged);
    }

    private static void perOperation(Relayed server) {
        for (int i = 0; i < 3; i++) {
            var settings = settings(server, "perOperation", ConnectionPoolSettings.builder());
            MongoClient client;
            collection(client = MongoClients.create(settings)).insertOne(new Document()); // perOperation
            client.close(); // perOperation closes
        }
    }

    private static void filled(Relayed server) throws InterruptedException {
        var ready = new Ready(3);
        var pool = ConnectionPoolSettings.builder().minSize(3).addConnectionPoolListener(ready);
        var client = MongoClients.create(settings(server, "filled", pool)); // filled
        ready.await();
        client.close(); // filled closes
    }

    /** The pool is looked after twice, when it is built and once again: what it opened at first is then too old. */
    private static void expired(Relayed server) throws InterruptedException {
        var ready = new Ready(4);
        var pool = ConnectionPoolSettings.builder()
                .addConnectionPoolListener(ready)
                .minSize(2)
                .maxConnectionIdleTime(200, TimeUnit.MILLISECONDS)
                .maintenanceFrequency(700, TimeUnit.MILLISECONDS);
        var client = MongoClients.create(settings(server, "expired", pool)); // expired
        ready.await();
        client.close(); // expired closes
    }

    private static void aged(Relayed server) throws InterruptedException {
        var ready = new Ready(4);
        var pool = ConnectionPoolSettings.builder()
                .addConnectionPoolListener(ready)
                .minSize(2)
                .maxConnectionLifeTime(200, TimeUnit.MILLISECONDS)
                .maintenanceFrequency(700, TimeUnit.MILLISECONDS);
        var client = MongoClients.create(settings(server, "aged", pool)); // aged
        ready.await();
        client.close(); // aged closes
    }

    private static MongoCollection<Document> collection(MongoClient client) {
        return client.getDatabase("it").getCollection("it");
    }

    private static MongoClientSettings settings(Relayed server, String scenario, ConnectionPoolSettings.Builder pool) {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://" + server.address(scenario)))
                .applyToConnectionPoolSettings(settings -> settings.applySettings(pool.build()))
                .build();
    }

    /** Waits until so many connections of a pool have become ready, and the pool is done with the last. */
    private static final class Ready implements ConnectionPoolListener {

        private final CountDownLatch missing;

        Ready(int connections) {
            missing = new CountDownLatch(connections);
        }

        @Override
        public void connectionReady(ConnectionReadyEvent event) {
            missing.countDown();
        }

        void await() throws InterruptedException {
            missing.await();
            // Ready is told before it is put into the pool; a client that is closed in between leaves it to another
            // thread.
            Thread.sleep(200);
        }
    }
}
