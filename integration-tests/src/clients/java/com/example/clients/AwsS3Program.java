// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import static com.example.clients.AwsS3Requests.object;

import com.example.Scenarios;
import com.example.http.Origin;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * S3 of the AWS SDK 2, over whichever of its HTTP clients is to be the default. The scenario is the bucket: the first
 * segment of the path.
 */
public final class AwsS3Program {

    private static S3Client shared;

    private AwsS3Program() {}

    public static void main(String[] arguments) {
        var origin = Origin.of(arguments);
        shared = client(origin);
        Scenarios.run(
                origin,
                AwsS3Program::sharedFirst,
                AwsS3Program::sharedSecond,
                AwsS3Program::perRequest,
                AwsS3Program::failed,
                AwsS3Program::aborted,
                AwsS3Program::serverCloses);
    }

    private static void sharedFirst(Origin origin) {
        for (int i = 0; i < 5; i++) {
            shared.getObjectAsBytes(object("sharedFirst")); // sharedFirst
        }
    }

    private static void sharedSecond(Origin origin) {
        for (int i = 0; i < 5; i++) {
            shared.getObjectAsBytes(object("sharedSecond")); // sharedSecond
        }
    }

    private static void perRequest(Origin origin) {
        for (int i = 0; i < 4; i++) {
            try (var client = client(origin)) {
                client.getObjectAsBytes(object("perRequest")); // perRequest
            } // perRequest closes
        }
    }

    private static void failed(Origin origin) {
        try (var client = client(origin)) {
            for (int i = 0; i < 4; i++) {
                try {
                    client.getObjectAsBytes(object("failed", Map.of("status", "400"))); // failed
                } catch (S3Exception e) {
                    continue;
                }
                throw new IllegalStateException("no error");
            }
        }
    }

    private static void aborted(Origin origin) {
        try (var client = client(origin)) {
            for (int i = 0; i < 4; i++) {
                var body = client.getObject(object("aborted", Map.of("bytes", "1000000"))); // aborted
                body.abort(); // aborted closes
            }
        }
    }

    private static void serverCloses(Origin origin) {
        try (var client = client(origin)) {
            for (int i = 0; i < 4; i++) {
                client.getObjectAsBytes(object("serverCloses", Map.of("close", "1"))); // serverCloses
            }
        }
    }

    private static S3Client client(Origin origin) {
        return AwsS3Requests.at(origin, S3Client.builder()).build();
    }
}
