// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Scenarios;
import com.example.relay.Relayed;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateAdapter;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Lettuce: blocking, asynchronous, and reconnecting by itself. */
public final class LettuceProgram {

    private LettuceProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Relayed.of(arguments),
                LettuceProgram::perOperation,
                LettuceProgram::shared,
                LettuceProgram::asynchronous,
                LettuceProgram::reconnected);
    }

    private static void perOperation(Relayed server) {
        var client = RedisClient.create("redis://" + server.address("perOperation"));
        for (int i = 0; i < 4; i++) {
            var connection = client.connect(); // perOperation
            connection.sync().set("key", "value");
            connection.close(); // perOperation closes
        }
        end(client);
    }

    private static void shared(Relayed server) {
        var client = RedisClient.create("redis://" + server.address("shared"));
        var connection = client.connect(); // shared
        for (int i = 0; i < 4; i++) {
            connection.sync().get("key");
        }
        end(client);
    }

    private static void asynchronous(Relayed server) throws Exception {
        var client = RedisClient.create();
        var uri = RedisURI.create("redis://" + server.address("asynchronous"));
        var connection = client.connectAsync(StringCodec.UTF8, uri) // asynchronous
                .toCompletableFuture()
                .get();
        connection.async().get("key").get();
        end(client);
    }

    /** Sends nothing while the connection is broken: a reply that is awaited when a reset arrives fails. */
    private static void reconnected(Relayed server) throws Exception {
        var client = RedisClient.create("redis://" + server.address("reconnected"));
        var connectedTwice = new CountDownLatch(2);
        client.addListener(new RedisConnectionStateAdapter() {
            @Override
            public void onRedisConnected(RedisChannelHandler<?, ?> connection, SocketAddress server) {
                connectedTwice.countDown();
            }
        });
        var connection = client.connect(); // reconnected
        long id = connection.sync().clientId();
        connection.async().clientKill(KillArgs.Builder.id(id).skipme(false));
        connectedTwice.await();
        connection.sync().get("key");
        end(client);
    }

    private static void end(RedisClient client) {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(5));
    }
}
