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
        var pool = ConnectionPoolSettings.builder().minSize(3);
        var client = MongoClients.create(settings(server, "filled", pool)); // filled
        Thread.sleep(1000);
        client.close(); // filled closes
    }

    /** The pool is looked after twice, when it is built and once again; nothing goes on where the client is closed. */
    private static void expired(Relayed server) throws InterruptedException {
        var pool = ConnectionPoolSettings.builder()
                .minSize(2)
                .maxConnectionIdleTime(200, TimeUnit.MILLISECONDS)
                .maintenanceFrequency(700, TimeUnit.MILLISECONDS);
        var client = MongoClients.create(settings(server, "expired", pool)); // expired
        Thread.sleep(1100);
        client.close(); // expired closes
    }

    private static void aged(Relayed server) throws InterruptedException {
        var pool = ConnectionPoolSettings.builder()
                .minSize(2)
                .maxConnectionLifeTime(200, TimeUnit.MILLISECONDS)
                .maintenanceFrequency(700, TimeUnit.MILLISECONDS);
        var client = MongoClients.create(settings(server, "aged", pool)); // aged
        Thread.sleep(1100);
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
}
