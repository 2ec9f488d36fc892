// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import static com.example.clients.AwsS3Requests.object;

import com.example.Burst;
import com.example.WrongOrRight;
import com.example.clients.AwsS3Requests;
import com.example.http.Origin;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** What goes wrong with S3 of the AWS SDK 2 over its client for Apache HttpClient 4. */
final class AwsS3Mistakes {

    private static final int UNITS = 24;
    private static final Map<String, String> LARGE = Map.of("bytes", "1000000");
    private static final Map<String, String> SLOW = Map.of("delayMillis", "800");
    private static final Map<String, String> CLOSING = Map.of("close", "1");
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private AwsS3Mistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(AwsS3Mistakes.class, arguments);
    }

    static void clientPerRequest(Origin origin) {
        for (int i = 0; i < UNITS; i++) {
            try (var client = builder(origin).build()) { // clientPerRequest
                client.getObjectAsBytes(object("clientPerRequest"));
            }
        }
    }

    static void clientPerRequestRight(Origin origin) {
        try (var client = builder(origin).build()) {
            for (int i = 0; i < UNITS; i++) {
                client.getObjectAsBytes(object("clientPerRequest"));
            }
        }
    }

    /** Two services share what carries their requests. */
    static void httpClientPerService(Origin origin) {
        for (int i = 0; i < UNITS; i++) {
            var http = ApacheHttpClient.create(); // httpClientPerService
            builder(origin).httpClient(http).build().getObjectAsBytes(object("httpClientPerService"));
        }
    }

    static void httpClientPerServiceRight(Origin origin) {
        var http = ApacheHttpClient.create();
        for (int i = 0; i < UNITS; i++) {
            builder(origin).httpClient(http).build().getObjectAsBytes(object("httpClientPerService"));
        }
    }

    static void aborted(Origin origin) {
        var client = builder(origin).build();
        for (int i = 0; i < UNITS; i++) {
            var body = client.getObject(object("aborted", LARGE));
            body.abort(); // aborted
        }
    }

    static void abortedRight(Origin origin) throws IOException {
        var client = builder(origin).build();
        for (int i = 0; i < UNITS; i++) {
            try (var body = client.getObject(object("aborted", LARGE))) {
                body.readAllBytes();
            }
        }
    }

    static void neverClosed(Origin origin) {
        var client = builder(origin).build();
        for (int i = 0; i < UNITS; i++) {
            client.getObject(object("neverClosed", LARGE)); // neverClosed
        }
    }

    static void neverClosedRight(Origin origin) throws IOException {
        var client = builder(origin).build();
        for (int i = 0; i < UNITS; i++) {
            try (var body = client.getObject(object("neverClosed", LARGE))) {
                body.readAllBytes();
            }
        }
    }

    static void idleTooShort(Origin origin) throws InterruptedException {
        var impatient = ApacheHttpClient.builder().connectionMaxIdleTime(Duration.ofMillis(50));
        var client = builder(origin).httpClientBuilder(impatient).build(); // idleTooShort
        for (int i = 0; i < UNITS; i++) {
            client.getObjectAsBytes(object("idleTooShort"));
            Thread.sleep(100);
        }
    }

    static void idleTooShortRight(Origin origin) throws InterruptedException {
        var client = builder(origin).build();
        for (int i = 0; i < UNITS; i++) {
            client.getObjectAsBytes(object("idleTooShort"));
            Thread.sleep(100);
        }
    }

    static void livesTooShort(Origin origin) throws InterruptedException {
        var shortLived = ApacheHttpClient.builder().connectionTimeToLive(Duration.ofMillis(50));
        var client = builder(origin).httpClientBuilder(shortLived).build(); // livesTooShort
        for (int i = 0; i < UNITS; i++) {
            client.getObjectAsBytes(object("livesTooShort"));
            Thread.sleep(100);
        }
    }

    static void livesTooShortRight(Origin origin) throws InterruptedException {
        var client = builder(origin).build();
        for (int i = 0; i < UNITS; i++) {
            client.getObjectAsBytes(object("livesTooShort"));
            Thread.sleep(100);
        }
    }

    static void asksToClose(Origin origin) {
        var client = builder(origin)
                .overrideConfiguration(any -> any.putHeader("Connection", "close"))
                .build();
        for (int i = 0; i < UNITS; i++) {
            client.getObjectAsBytes(object("asksToClose")); // asksToClose
        }
    }

    static void asksToCloseRight(Origin origin) {
        var client = builder(origin).build();
        for (int i = 0; i < UNITS; i++) {
            client.getObjectAsBytes(object("asksToClose"));
        }
    }

    /** Connections are looked at again only after 2 s, and the SDK's retries are switched off. */
    static void stale(Origin origin) throws Exception {
        var impatient = builder(origin).endpointOverride(URI.create(origin.impatient()));
        var client = impatient.build(); // stale
        for (int i = 0; i < 2; i++) {
            Burst.of(UNITS, () -> client.getObjectAsBytes(object("stale", SLOW)));
            origin.awaitServerClosedIdle();
            Thread.sleep(1500);
        }
    }

    static void staleRight(Origin origin) throws Exception {
        var client = builder(origin).build();
        for (int i = 0; i < 2; i++) {
            Burst.of(UNITS, () -> client.getObjectAsBytes(object("stale", SLOW)));
        }
    }

    static void serverCloses(Origin origin) {
        var client = builder(origin).build();
        for (int i = 0; i < UNITS; i++) {
            client.getObjectAsBytes(object("serverCloses", CLOSING)); // serverCloses
        }
    }

    static void serverClosesRight(Origin origin) {
        var client = builder(origin).build();
        for (int i = 0; i < UNITS; i++) {
            client.getObjectAsBytes(object("serverCloses"));
        }
    }

    static void nobodyListens(Origin origin) throws InterruptedException {
        var client = builder(origin).endpointOverride(NOBODY).build();
        for (int i = 0; i < 10 * UNITS; i++) {
            try {
                client.getObjectAsBytes(object("nobodyListens")); // nobodyListens
            } catch (SdkClientException e) {
                Thread.sleep(10);
            }
        }
    }

    static void nobodyListensRight(Origin origin) throws InterruptedException {
        var client = builder(origin).endpointOverride(NOBODY).build();
        for (int seconds = 1; seconds < 4; seconds *= 2) {
            try {
                client.getObjectAsBytes(object("nobodyListens"));
            } catch (SdkClientException e) {
                Thread.sleep(1000L * seconds);
            }
        }
    }

    private static S3ClientBuilder builder(Origin origin) {
        return AwsS3Requests.at(origin, S3Client.builder());
    }
}
