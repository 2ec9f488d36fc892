// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.AnonymousAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.s3.model.AmazonS3Exception;
import com.amazonaws.services.s3.model.GetObjectRequest;
import com.example.Scenarios;
import com.example.http.Origin;
import java.io.IOException;

/** S3 of the AWS SDK 1. The scenario is the bucket: the first segment of the path. */
public final class AwsS3Version1Program {

    private static AmazonS3 shared;

    private AwsS3Version1Program() {}

    public static void main(String[] arguments) {
        var origin = Origin.of(arguments);
        shared = client(origin);
        Scenarios.run(
                origin,
                AwsS3Version1Program::sharedFirst,
                AwsS3Version1Program::sharedSecond,
                AwsS3Version1Program::perRequest,
                AwsS3Version1Program::failed,
                AwsS3Version1Program::aborted,
                AwsS3Version1Program::serverCloses);
    }

    private static void sharedFirst(Origin origin) {
        for (int i = 0; i < 5; i++) {
            shared.getObjectAsString("sharedFirst", "object"); // sharedFirst
        }
    }

    private static void sharedSecond(Origin origin) {
        for (int i = 0; i < 5; i++) {
            shared.getObjectAsString("sharedSecond", "object"); // sharedSecond
        }
    }

    private static void perRequest(Origin origin) {
        for (int i = 0; i < 4; i++) {
            var client = client(origin);
            client.getObjectAsString("perRequest", "object"); // perRequest
            client.shutdown(); // perRequest closes
        }
    }

    private static void failed(Origin origin) {
        var client = client(origin);
        for (int i = 0; i < 4; i++) {
            try {
                client.getObject(object("failed", "status", "400")); // failed
            } catch (AmazonS3Exception e) {
                continue;
            }
            throw new IllegalStateException("no error");
        }
    }

    private static void aborted(Origin origin) {
        var client = client(origin);
        for (int i = 0; i < 4; i++) {
            var body = client.getObject(object("aborted", "bytes", "1000000")).getObjectContent(); // aborted
            body.abort(); // aborted closes
        }
    }

    private static void serverCloses(Origin origin) throws IOException {
        var client = client(origin);
        for (int i = 0; i < 4; i++) {
            var object = client.getObject(object("serverCloses", "close", "1")); // serverCloses
            try (var body = object.getObjectContent()) {
                body.readAllBytes();
            }
        }
    }

    private static GetObjectRequest object(String scenario, String parameter, String value) {
        var request = new GetObjectRequest(scenario, "object");
        request.putCustomQueryParameter(parameter, value);
        return request;
    }

    private static AmazonS3 client(Origin origin) {
        return AmazonS3ClientBuilder.standard()
                .withEndpointConfiguration(new EndpointConfiguration(origin.base(), "us-east-1"))
                .withPathStyleAccessEnabled(true)
                .withClientConfiguration(new ClientConfiguration().withMaxErrorRetry(0))
                .withCredentials(new AWSStaticCredentialsProvider(new AnonymousAWSCredentials()))
                .build();
    }
}
