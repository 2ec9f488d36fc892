// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import static org.asynchttpclient.Dsl.asyncHttpClient;
import static org.asynchttpclient.Dsl.config;

import com.example.Scenarios;
import com.example.http.Origin;
import io.netty.channel.Channel;
import io.netty.util.HashedWheelTimer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.Response;
import org.asynchttpclient.channel.ChannelPool;
import org.asynchttpclient.netty.channel.DefaultChannelPool;

/**
 * AsyncHttpClient, to whose pool a connection is given back right after a request has found none. That happens where threads
 * race; here the request is made to wait for it.
 */
public final class AsyncHttpClientLate {

    /** The second is not the first that is built at its line. */
    private static final int CLIENTS = 2;

    private AsyncHttpClientLate() {}

    public static void main(String[] arguments) {
        Scenarios.run(Origin.of(arguments), AsyncHttpClientLate::late);
    }

    private static void late(Origin origin) throws Exception {
        for (int i = 0; i < CLIENTS; i++) {
            var pool = new LatePool();
            try (var client = asyncHttpClient(config().setChannelPool(pool))) {
                var first = send(client, origin);
                pool.nextWaits = true;
                var second = send(client, origin);
                first.join();
                second.join();
            }
        }
    }

    private static CompletableFuture<Response> send(AsyncHttpClient client, Origin origin) {
        var request = client.prepareGet(origin.url("late?delayMillis=200"));
        return request.execute().toCompletableFuture(); // late
    }

    private static final class LatePool implements ChannelPool {

        private final ChannelPool pool = new DefaultChannelPool(config().build(), new HashedWheelTimer());
        private final CountDownLatch offered = new CountDownLatch(1);

        /** Whether the next request that finds none is to go on only when one is offered. */
        private volatile boolean nextWaits;

        @Override
        public Channel poll(Object partition) {
            var found = pool.poll(partition);
            if (found == null && nextWaits) {
                nextWaits = false;
                try {
                    offered.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return found;
        }

        @Override
        public boolean offer(Channel channel, Object partition) {
            boolean isTaken = pool.offer(channel, partition);
            offered.countDown();
            return isTaken;
        }

        @Override
        public boolean removeAll(Channel channel) {
            return pool.removeAll(channel);
        }

        @Override
        public boolean isOpen() {
            return pool.isOpen();
        }

        @Override
        public void destroy() {
            pool.destroy();
        }

        @Override
        public void flushPartitions(Predicate<Object> ofWhich) {
            pool.flushPartitions(ofWhich);
        }

        @Override
        public Map<String, Long> getIdleChannelCountPerHost() {
            return pool.getIdleChannelCountPerHost();
        }
    }
}
