// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import static com.example.clients.AwsS3Requests.object;

import com.example.WrongOrRight;
import com.example.clients.AwsS3Requests;
import com.example.http.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;

/** What goes wrong with S3 of the AWS SDK 2, asynchronous, over Netty. */
final class AwsS3AsyncMistakes {

    private static final int UNITS = 24;
    private static final Duration IMPATIENCE = Duration.ofSeconds(3);
    private static final Map<String, String> LARGER_THAN_BUFFERED = Map.of("bytes", "6000000");
    private static final Map<String, String> SLOW = Map.of("delayMillis", "500");
    private static final Map<String, String> CLOSING = Map.of("close", "1");

    private AwsS3AsyncMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(AwsS3AsyncMistakes.class, arguments);
    }

    static void clientPerRequest(Origin origin) throws InterruptedException {
        for (int i = 0; i < UNITS; i++) {
            var client = builder(origin).build(); // clientPerRequest
            get(client, "clientPerRequest");
        }
    }

    static void clientPerRequestRight(Origin origin) throws InterruptedException {
        var client = builder(origin).build();
        for (int i = 0; i < UNITS; i++) {
            get(client, "clientPerRequest");
        }
    }

    static void neverClosed(Origin origin) {
        var client = builder(origin).build();
        for (int i = 0; i < UNITS; i++) {
            var large = object("neverClosed", LARGER_THAN_BUFFERED);
            var body = client.getObject(large, AsyncResponseTransformer.toBlockingInputStream()); // neverClosed
            body.join();
        }
    }

    static void neverClosedRight(Origin origin) throws Exception {
        var client = builder(origin).build();
        for (int i = 0; i < UNITS; i++) {
            var large = object("neverClosed", LARGER_THAN_BUFFERED);
            try (var body = client.getObject(large, AsyncResponseTransformer.toBlockingInputStream())
                    .join()) {
                body.readAllBytes();
            }
            awaitGivenBack();
        }
    }

    static void timesOutUnread(Origin origin) throws InterruptedException {
        var client = impatient(origin);
        for (int i = 0; i < UNITS; i++) {
            var large = object("timesOutUnread", LARGER_THAN_BUFFERED);
            var body = client.getObject(large, AsyncResponseTransformer.toBlockingInputStream()); // timesOutUnread
            body.join();
        }
        Thread.sleep(2 * IMPATIENCE.toMillis());
    }

    static void timesOutUnreadRight(Origin origin) throws Exception {
        var client = impatient(origin);
        for (int i = 0; i < UNITS; i++) {
            var large = object("timesOutUnread", LARGER_THAN_BUFFERED);
            try (var body = client.getObject(large, AsyncResponseTransformer.toBlockingInputStream())
                    .join()) {
                body.readAllBytes();
            }
            awaitGivenBack();
        }
    }

    /** What nobody reads from is taken for a server that does not answer. */
    private static S3AsyncClient impatient(Origin origin) {
        return builder(origin)
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().readTimeout(IMPATIENCE))
                .build();
    }

    static void idleTooShort(Origin origin) throws InterruptedException {
        var impatient = NettyNioAsyncHttpClient.builder().connectionMaxIdleTime(Duration.ofMillis(50));
        var client = builder(origin).httpClientBuilder(impatient).build(); // idleTooShort
        getNowAndThen(client, "idleTooShort");
    }

    static void idleTooShortRight(Origin origin) throws InterruptedException {
        getNowAndThen(builder(origin).build(), "idleTooShort");
    }

    static void livesTooShort(Origin origin) throws InterruptedException {
        var shortLived = NettyNioAsyncHttpClient.builder().connectionTimeToLive(Duration.ofMillis(50));
        var client = builder(origin).httpClientBuilder(shortLived).build(); // livesTooShort
        getNowAndThen(client, "livesTooShort");
    }

    static void livesTooShortRight(Origin origin) throws InterruptedException {
        getNowAndThen(builder(origin).build(), "livesTooShort");
    }

    static void asksToClose(Origin origin) {
        var client = builder(origin)
                .overrideConfiguration(any -> any.putHeader("Connection", "close"))
                .build();
        for (int i = 0; i < UNITS; i++) {
            var before = origin.open();
            client.getObject(object("asksToClose"), AsyncResponseTransformer.toBytes()) // asksToClose
                    .join();
            origin.awaitNoneOpenBut(before);
        }
    }

    static void asksToCloseRight(Origin origin) throws InterruptedException {
        var client = builder(origin).build();
        for (int i = 0; i < UNITS; i++) {
            get(client, "asksToClose");
        }
    }

    static void stale(Origin origin) throws InterruptedException {
        var lasting = NettyNioAsyncHttpClient.builder().connectionMaxIdleTime(Duration.ofMinutes(1));
        var impatient = builder(origin).endpointOverride(URI.create(origin.impatient()));
        var client = impatient.httpClientBuilder(lasting).build(); // stale
        for (int i = 0; i < 2; i++) {
            burst(client);
            origin.awaitBothClosedIdle();
        }
    }

    static void staleRight(Origin origin) throws InterruptedException {
        var client = builder(origin).build();
        for (int i = 0; i < 2; i++) {
            burst(client);
        }
    }

    static void serverCloses(Origin origin) {
        var client = builder(origin).build();
        for (int i = 0; i < UNITS; i++) {
            var before = origin.open();
            client.getObject(object("serverCloses", CLOSING), AsyncResponseTransformer.toBytes()) // serverCloses
                    .join();
            origin.awaitNoneOpenBut(before);
        }
    }

    static void serverClosesRight(Origin origin) throws InterruptedException {
        var client = builder(origin).build();
        for (int i = 0; i < UNITS; i++) {
            get(client, "serverCloses");
        }
    }

    private static void burst(S3AsyncClient client) throws InterruptedException {
        var all = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < UNITS; i++) {
            all.add(client.getObject(object("stale", SLOW), AsyncResponseTransformer.toBytes()));
        }
        all.forEach(CompletableFuture::join);
        awaitGivenBack();
    }

    private static void getNowAndThen(S3AsyncClient client, String mistake) throws InterruptedException {
        for (int i = 0; i < UNITS; i++) {
            get(client, mistake);
            Thread.sleep(200);
        }
    }

    private static void get(S3AsyncClient client, String mistake) throws InterruptedException {
        client.getObject(object(mistake), AsyncResponseTransformer.toBytes()).join();
        awaitGivenBack();
    }

    /** A response may be complete before its connection is back in the pool. */
    private static void awaitGivenBack() throws InterruptedException {
        Thread.sleep(20);
    }

    private static S3AsyncClientBuilder builder(Origin origin) {
        return AwsS3Requests.at(origin, S3AsyncClient.builder());
    }
}
