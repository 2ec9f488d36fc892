// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import com.example.Lifeline;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** A server in memory that speaks MongoDB's protocol. Prints its port; ends with its stdin. */
public final class MongoServer {

    private MongoServer() {}

    public static void main(String[] arguments) {
        Lifeline.hold();
        var server = new de.bwaldvogel.mongo.MongoServer(new MemoryBackend());
        System.out.println(server.bind().getPort());
    }
}
