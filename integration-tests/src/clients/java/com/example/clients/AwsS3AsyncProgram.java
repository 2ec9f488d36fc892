// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import static com.example.clients.AwsS3Requests.object;

import com.example.Scenarios;
import com.example.http.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * S3 of the AWS SDK 2, asynchronous, over Netty. The scenario is the bucket: the first segment of the path. It has the
 * response before it closes the connection: where that is what a scenario is about, the next request waits until it has.
 */
public final class AwsS3AsyncProgram {

    private static S3AsyncClient shared;

    private AwsS3AsyncProgram() {}

    public static void main(String[] arguments) {
        var origin = Origin.of(arguments);
        shared = builder(origin).build();
        Scenarios.run(
                origin,
                AwsS3AsyncProgram::sharedFirst,
                AwsS3AsyncProgram::sharedSecond,
                AwsS3AsyncProgram::perRequest,
                AwsS3AsyncProgram::concurrent,
                AwsS3AsyncProgram::waiting,
                AwsS3AsyncProgram::fromCallback,
                AwsS3AsyncProgram::idles,
                AwsS3AsyncProgram::livesTooShort,
                AwsS3AsyncProgram::outlived,
                AwsS3AsyncProgram::retried,
                AwsS3AsyncProgram::failed,
                AwsS3AsyncProgram::serverCloses);
    }

    private static void sharedFirst(Origin origin) {
        for (int i = 0; i < 5; i++) {
            shared.getObject(object("sharedFirst"), bytes()).join(); // sharedFirst
        }
    }

    private static void sharedSecond(Origin origin) {
        for (int i = 0; i < 5; i++) {
            shared.getObject(object("sharedSecond"), bytes()).join(); // sharedSecond
        }
    }

    private static void perRequest(Origin origin) {
        for (int i = 0; i < 4; i++) {
            try (var client = builder(origin).build()) {
                client.getObject(object("perRequest"), bytes()).join(); // perRequest
            } // perRequest closes
        }
    }

    private static void concurrent(Origin origin) {
        try (var client = builder(origin).build()) {
            for (int i = 0; i < 2; i++) {
                List<CompletableFuture<?>> all = new ArrayList<>();
                for (int j = 0; j < 3; j++) {
                    var slow = object("concurrent", Map.of("delayMillis", "200"));
                    all.add(client.getObject(slow, bytes())); // concurrent
                }
                all.forEach(CompletableFuture::join);
            }
        }
    }

    /**
     * With one connection for all, the second line waits for the first; by then, the connection has been closed. Which of
     * two goes first is open as long as the client has yet to find out about the server's protocol.
     */
    private static void waiting(Origin origin) {
        var one = NettyNioAsyncHttpClient.builder().maxConcurrency(1);
        try (var client = builder(origin).httpClientBuilder(one).build()) {
            waitedFor(client).join();
            var first = waitedFor(client);
            client.getObject(object("waiting"), bytes()).join(); // waiting
            first.join();
        }
    }

    private static CompletableFuture<?> waitedFor(S3AsyncClient client) {
        return client.getObject(object("waitedFor", Map.of("close", "1")), bytes()); // waitedFor
    }

    /** The application's code on the client's own thread. */
    private static void fromCallback(Origin origin) {
        try (var client = builder(origin).build();
                var other = builder(origin).build()) {
            var before = client.getObject(object("beforeCallback"), bytes()); // beforeCallback
            before.thenCompose(any -> completed(other)).join();
        }
    }

    private static CompletableFuture<?> completed(S3AsyncClient client) {
        return client.getObject(object("fromCallback"), bytes()); // fromCallback
    }

    private static void idles(Origin origin) {
        var impatient = NettyNioAsyncHttpClient.builder().connectionMaxIdleTime(Duration.ofMillis(100));
        try (var client = builder(origin).httpClientBuilder(impatient).build()) {
            for (int i = 0; i < 3; i++) {
                var before = origin.open();
                client.getObject(object("idles"), bytes()).join(); // idles
                origin.awaitNoneOpenBut(before);
            }
        }
    }

    private static void livesTooShort(Origin origin) {
        var impatient = NettyNioAsyncHttpClient.builder().connectionTimeToLive(Duration.ofMillis(200));
        try (var client = builder(origin).httpClientBuilder(impatient).build()) {
            for (int i = 0; i < 3; i++) {
                var before = origin.open();
                client.getObject(object("livesTooShort"), bytes()).join(); // livesTooShort
                origin.awaitNoneOpenBut(before);
            }
        }
    }

    /** A connection becomes too old while it is in use. */
    private static void outlived(Origin origin) {
        var impatient = NettyNioAsyncHttpClient.builder().connectionTimeToLive(Duration.ofMillis(200));
        try (var client = builder(origin).httpClientBuilder(impatient).build()) {
            for (int i = 0; i < 3; i++) {
                var before = origin.open();
                var slow = object("outlived", Map.of("delayMillis", "500"));
                client.getObject(slow, bytes()).join(); // outlived
                origin.awaitNoneOpenBut(before);
            }
        }
    }

    /** The first attempt ends its connection, and a timer makes the next. */
    private static void retried(Origin origin) {
        var retries = RetryPolicy.builder().numRetries(2).build();
        var builder = builder(origin).overrideConfiguration(any -> any.retryPolicy(retries));
        try (var client = builder.build()) {
            var object = object("retried", Map.of("status", "500", "close", "1"));
            client.getObject(object, bytes()).handle((any, failure) -> failure).join(); // retried
        }
    }

    private static void failed(Origin origin) {
        try (var client = builder(origin).build()) {
            for (int i = 0; i < 4; i++) {
                var answer = client.getObject(object("failed", Map.of("status", "400")), bytes()); // failed
                answer.handle((any, failure) -> failure).join();
            }
        }
    }

    private static void serverCloses(Origin origin) {
        try (var client = builder(origin).build()) {
            for (int i = 0; i < 4; i++) {
                var before = origin.open();
                var object = object("serverCloses", Map.of("close", "1"));
                client.getObject(object, bytes()).join(); // serverCloses
                origin.awaitNoneOpenBut(before);
            }
        }
    }

    private static AsyncResponseTransformer<GetObjectResponse, ResponseBytes<GetObjectResponse>> bytes() {
        return AsyncResponseTransformer.toBytes();
    }

    private static S3AsyncClientBuilder builder(Origin origin) {
        return AwsS3Requests.at(origin, S3AsyncClient.builder());
    }
}
