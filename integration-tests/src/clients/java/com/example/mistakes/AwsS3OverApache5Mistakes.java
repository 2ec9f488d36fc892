// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import static com.example.clients.AwsS3Requests.object;

import com.example.WrongOrRight;
import com.example.clients.AwsS3Requests;
import com.example.http.Origin;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** What goes wrong with S3 of the AWS SDK 2 over its client for Apache HttpClient 5. */
final class AwsS3OverApache5Mistakes {

    private static final int UNITS = 24;
    private static final Map<String, String> LARGE = Map.of("bytes", "1000000");

    private AwsS3OverApache5Mistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(AwsS3OverApache5Mistakes.class, arguments);
    }

    static void clientPerRequest(Origin origin) {
        for (int i = 0; i < UNITS; i++) {
            var http = Apache5HttpClient.builder();
            try (var client = over(http, origin).build()) { // clientPerRequest
                client.getObjectAsBytes(object("clientPerRequest"));
            }
        }
    }

    static void clientPerRequestRight(Origin origin) {
        try (var client = over(Apache5HttpClient.builder(), origin).build()) {
            for (int i = 0; i < UNITS; i++) {
                client.getObjectAsBytes(object("clientPerRequest"));
            }
        }
    }

    static void aborted(Origin origin) {
        var client = over(Apache5HttpClient.builder(), origin).build();
        for (int i = 0; i < UNITS; i++) {
            var body = client.getObject(object("aborted", LARGE));
            body.abort(); // aborted
        }
    }

    static void abortedRight(Origin origin) throws IOException {
        var client = over(Apache5HttpClient.builder(), origin).build();
        for (int i = 0; i < UNITS; i++) {
            try (var body = client.getObject(object("aborted", LARGE))) {
                body.readAllBytes();
            }
        }
    }

    static void neverClosed(Origin origin) {
        var client = over(Apache5HttpClient.builder(), origin).build();
        for (int i = 0; i < UNITS; i++) {
            client.getObject(object("neverClosed", LARGE)); // neverClosed
        }
    }

    static void neverClosedRight(Origin origin) throws IOException {
        var client = over(Apache5HttpClient.builder(), origin).build();
        for (int i = 0; i < UNITS; i++) {
            try (var body = client.getObject(object("neverClosed", LARGE))) {
                body.readAllBytes();
            }
        }
    }

    static void idleTooShort(Origin origin) throws InterruptedException {
        var impatient = Apache5HttpClient.builder().connectionMaxIdleTime(Duration.ofMillis(50));
        var client = over(impatient, origin).build(); // idleTooShort
        getNowAndThen(client, "idleTooShort");
    }

    static void idleTooShortRight(Origin origin) throws InterruptedException {
        getNowAndThen(over(Apache5HttpClient.builder(), origin).build(), "idleTooShort");
    }

    private static void getNowAndThen(S3Client client, String mistake) throws InterruptedException {
        for (int i = 0; i < UNITS; i++) {
            client.getObjectAsBytes(object(mistake));
            Thread.sleep(100);
        }
    }

    private static S3ClientBuilder over(Apache5HttpClient.Builder http, Origin origin) {
        return AwsS3Requests.at(origin, S3Client.builder()).httpClientBuilder(http);
    }
}
