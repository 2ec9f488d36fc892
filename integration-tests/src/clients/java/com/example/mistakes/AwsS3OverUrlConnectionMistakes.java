// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import static com.example.clients.AwsS3Requests.object;

import com.example.WrongOrRight;
import com.example.clients.AwsS3Requests;
import com.example.http.Origin;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** What goes wrong with S3 of the AWS SDK 2 over {@code HttpURLConnection}, whose connections the JVM's clients share. */
final class AwsS3OverUrlConnectionMistakes {

    private static final int UNITS = 24;

    private AwsS3OverUrlConnectionMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(AwsS3OverUrlConnectionMistakes.class, arguments);
    }

    /** Each client has a socket factory of its own for TLS, which is part of the cache's key. */
    static void clientPerRequest(Origin origin) {
        for (int i = 0; i < UNITS; i++) {
            client(origin).getObjectAsBytes(object("clientPerRequest")); // clientPerRequest
        }
    }

    static void clientPerRequestRight(Origin origin) {
        var client = client(origin);
        for (int i = 0; i < UNITS; i++) {
            client.getObjectAsBytes(object("clientPerRequest"));
        }
    }

    private static S3Client client(Origin origin) {
        var http = UrlConnectionHttpClient.builder();
        return AwsS3Requests.at(origin, S3Client.builder())
                .httpClientBuilder(http)
                .build();
    }
}
