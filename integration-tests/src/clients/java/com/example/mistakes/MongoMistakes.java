// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.relay.Relayed;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;

/** What goes wrong with MongoDB's driver. */
final class MongoMistakes {

    private static final int UNITS = 24;

    private MongoMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.relayed(MongoMistakes.class, arguments);
    }

    static void clientPerOperation(Relayed server) {
        for (int i = 0; i < UNITS; i++) {
            var address = "mongodb://" + server.address("clientPerOperation");
            try (var client = MongoClients.create(address)) { // clientPerOperation
                insert(client);
            }
        }
    }

    static void clientPerOperationRight(Relayed server) {
        try (var client = MongoClients.create("mongodb://" + server.address("clientPerOperation"))) {
            for (int i = 0; i < UNITS; i++) {
                insert(client);
            }
        }
    }

    private static void insert(MongoClient client) {
        client.getDatabase("it").getCollection("it").insertOne(new Document());
    }
}
