// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Scenarios;
import com.example.relay.Relayed;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import org.bson.Document;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** MongoDB's reactive driver. Monitors connect on behalf of the line that builds the client: the one that subscribes. */
public final class MongoReactiveProgram {

    private MongoReactiveProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(Relayed.of(arguments), MongoReactiveProgram::cold, MongoReactiveProgram::warm);
    }

    /** Subscribes before a server is known. */
    private static void cold(Relayed server) {
        for (int i = 0; i < 3; i++) {
            MongoClient client;
            Mono.from(insert(client = MongoClients.create(uri(server, "cold")))).block(); // cold
            client.close(); // cold closes
        }
    }

    /** Subscribes when the server is known. */
    private static void warm(Relayed server) throws InterruptedException {
        String uri = uri(server, "warm");
        MongoClient client;
        Mono.from(insert(client = idle(MongoClients.create(uri)))).block(); // warm
        client.close(); // warm closes
    }

    private static MongoClient idle(MongoClient client) throws InterruptedException {
        Thread.sleep(500);
        return client;
    }

    private static Publisher<?> insert(MongoClient client) {
        return client.getDatabase("it").getCollection("it").insertOne(new Document());
    }

    private static String uri(Relayed server, String scenario) {
        return "mongodb://" + server.address(scenario);
    }
}
