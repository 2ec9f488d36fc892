// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import static com.example.clients.AwsS3Requests.object;

import com.example.WrongOrRight;
import com.example.clients.AwsS3Requests;
import com.example.http.Origin;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** What goes wrong with S3 of the AWS SDK 2 over its client for Apache HttpClient 4. */
final class AwsS3Mistakes {

    private static final int UNITS = 24;
    private static final Map<String, String> LARGE = Map.of("bytes", "1000000");

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

    private static S3ClientBuilder builder(Origin origin) {
        return AwsS3Requests.at(origin, S3Client.builder());
    }
}
