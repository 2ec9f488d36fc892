// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.SdkClientException;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.AnonymousAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.s3.model.GetObjectRequest;
import com.example.WrongOrRight;
import com.example.http.Origin;
import java.io.IOException;

/** What goes wrong with S3 of the AWS SDK 1. */
final class AwsS3Version1Mistakes {

    private static final int UNITS = 24;

    private AwsS3Version1Mistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(AwsS3Version1Mistakes.class, arguments);
    }

    static void clientPerRequest(Origin origin) {
        for (int i = 0; i < UNITS; i++) {
            var client = at(origin.base(), settings()).build(); // clientPerRequest
            client.getObjectAsString("clientPerRequest", "object");
            client.shutdown();
        }
    }

    static void clientPerRequestRight(Origin origin) {
        getAll(at(origin.base(), settings()).build(), "clientPerRequest");
    }

    static void asksToClose(Origin origin) {
        var client =
                at(origin.base(), settings().withHeader("Connection", "close")).build();
        for (int i = 0; i < UNITS; i++) {
            client.getObjectAsString("asksToClose", "object"); // asksToClose
        }
    }

    static void asksToCloseRight(Origin origin) {
        getAll(at(origin.base(), settings()).build(), "asksToClose");
    }

    static void aborted(Origin origin) {
        var client = at(origin.base(), settings()).build();
        for (int i = 0; i < UNITS; i++) {
            var body = client.getObject(object("aborted", "bytes", "1000000")).getObjectContent();
            body.abort(); // aborted
        }
    }

    static void abortedRight(Origin origin) throws IOException {
        var client = at(origin.base(), settings()).build();
        for (int i = 0; i < UNITS; i++) {
            read(client, object("aborted", "bytes", "1000000"));
        }
    }

    static void neverClosed(Origin origin) {
        var client = at(origin.base(), settings()).build();
        for (int i = 0; i < UNITS; i++) {
            client.getObject(object("neverClosed", "bytes", "1000000")); // neverClosed
        }
    }

    static void neverClosedRight(Origin origin) throws IOException {
        var client = at(origin.base(), settings()).build();
        for (int i = 0; i < UNITS; i++) {
            read(client, object("neverClosed", "bytes", "1000000"));
        }
    }

    static void idleTooShort(Origin origin) throws InterruptedException {
        var impatient = settings().withConnectionMaxIdleMillis(50);
        var client = at(origin.base(), impatient).build(); // idleTooShort
        getNowAndThen(client, "idleTooShort");
    }

    static void idleTooShortRight(Origin origin) throws InterruptedException {
        getNowAndThen(at(origin.base(), settings()).build(), "idleTooShort");
    }

    static void livesTooShort(Origin origin) throws InterruptedException {
        var shortLived = settings().withConnectionTTL(50);
        var client = at(origin.base(), shortLived).build(); // livesTooShort
        getNowAndThen(client, "livesTooShort");
    }

    static void livesTooShortRight(Origin origin) throws InterruptedException {
        getNowAndThen(at(origin.base(), settings()).build(), "livesTooShort");
    }

    static void serverCloses(Origin origin) throws IOException {
        var client = at(origin.base(), settings()).build();
        for (int i = 0; i < UNITS; i++) {
            var object = client.getObject(object("serverCloses", "close", "1")); // serverCloses
            try (var body = object.getObjectContent()) {
                body.readAllBytes();
            }
        }
    }

    static void serverClosesRight(Origin origin) {
        getAll(at(origin.base(), settings()).build(), "serverCloses");
    }

    static void nobodyListens(Origin origin) throws InterruptedException {
        var client = at("http://127.0.0.1:1", settings()).build();
        for (int i = 0; i < 10 * UNITS; i++) {
            try {
                client.getObjectAsString("nobodyListens", "object"); // nobodyListens
            } catch (SdkClientException e) {
                Thread.sleep(10);
            }
        }
    }

    static void nobodyListensRight(Origin origin) throws InterruptedException {
        var client = at("http://127.0.0.1:1", settings()).build();
        for (int seconds = 1; seconds < 4; seconds *= 2) {
            try {
                client.getObjectAsString("nobodyListens", "object");
            } catch (SdkClientException e) {
                Thread.sleep(1000L * seconds);
            }
        }
    }

    private static void getAll(AmazonS3 client, String mistake) {
        for (int i = 0; i < UNITS; i++) {
            client.getObjectAsString(mistake, "object");
        }
    }

    private static void getNowAndThen(AmazonS3 client, String mistake) throws InterruptedException {
        for (int i = 0; i < UNITS; i++) {
            client.getObjectAsString(mistake, "object");
            Thread.sleep(100);
        }
    }

    private static void read(AmazonS3 client, GetObjectRequest request) throws IOException {
        try (var body = client.getObject(request).getObjectContent()) {
            body.readAllBytes();
        }
    }

    private static GetObjectRequest object(String scenario, String parameter, String value) {
        var request = new GetObjectRequest(scenario, "object");
        request.putCustomQueryParameter(parameter, value);
        return request;
    }

    private static ClientConfiguration settings() {
        return new ClientConfiguration().withMaxErrorRetry(0);
    }

    private static AmazonS3ClientBuilder at(String url, ClientConfiguration settings) {
        return AmazonS3ClientBuilder.standard()
                .withEndpointConfiguration(new EndpointConfiguration(url, "us-east-1"))
                .withPathStyleAccessEnabled(true)
                .withClientConfiguration(settings)
                .withCredentials(new AWSStaticCredentialsProvider(new AnonymousAWSCredentials()));
    }
}
