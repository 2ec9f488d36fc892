// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static dev.churnscope.it.clients.CommonExpects.serverCloses;
import static dev.churnscope.it.clients.Transport.HTTPS_1;
import static dev.churnscope.it.clients.Transport.HTTP_1;

import java.util.List;

/** The clients of one service, over an HTTP client of their own or of others. */
final class ServiceClients {

    private static final String AWS = "software.amazon.awssdk:";

    /** Which of the HTTP clients on its class path the SDK takes. */
    private static final String AWS_SERVICE = "-Dsoftware.amazon.awssdk.http.service.impl=software.amazon.awssdk.http.";

    static final List<Library> ALL = List.of(
            Library.http("AWS SDK over HttpURLConnection", "AwsS3Program", HTTP_1, HTTPS_1)
                    .jvmArgs(AWS_SERVICE + "urlconnection.UrlConnectionSdkHttpService")
                    .label("HttpURLConnection")
                    .version(AWS + "s3:2.17.295", AWS + "url-connection-client:2.17.295")
                    .version(AWS + "s3:2.58.0", AWS + "url-connection-client:2.58.0")
                    .expecting(
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            // Each client has a socket factory of its own for TLS, which is part of the cache's key.
                            Expect.of("perRequest").over(HTTPS_1).opens(4).notReused("pool-key-miss", 4),
                            Expect.of("perRequest").over(HTTP_1).opens(0),
                            Expect.of("serverCloses").opens(4)),
            awsS3OverPool("AWS SDK over Apache HttpClient 4", "AwsS3Program")
                    .jvmArgs(AWS_SERVICE + "apache.ApacheSdkHttpService")
                    .label("Apache HttpClient 4")
                    .version(AWS + "s3:2.17.295")
                    .version(AWS + "s3:2.58.0", AWS + "apache-client:2.58.0"),
            awsS3OverPool("AWS SDK over Apache HttpClient 5", "AwsS3Program")
                    .jvmArgs(AWS_SERVICE + "apache5.Apache5SdkHttpService")
                    .label("Apache HttpClient 5")
                    .version(AWS + "s3:2.41.0", AWS + "apache5-client:2.41.0")
                    .version(AWS + "s3:2.58.0", AWS + "apache5-client:2.58.0"),
            Library.http("AWS SDK over Netty", "AwsS3AsyncProgram", HTTP_1, HTTPS_1)
                    .label("Netty")
                    .writesToStderr("WARNING: .*|")
                    .version(AWS + "s3:2.17.295", AWS + "netty-nio-client:2.17.295")
                    .version(AWS + "s3:2.58.0", AWS + "netty-nio-client:2.58.0")
                    .expecting(
                            Expect.of("perRequest")
                                    .opens(4)
                                    .closedBy("application", "perRequest closes")
                                    .notReused("client-per-request", 3),
                            Expect.of("waitedFor").opens(2).notReused("server-refuses-keep-alive", 1),
                            Expect.of("waiting").opens(1).notReused("server-refuses-keep-alive", 1),
                            Expect.of("beforeCallback").in("fromCallback").opens(1),
                            Expect.of("fromCallback").in("completed").opens(1),
                            Expect.of("retried").opens(3).notReused("server-refuses-keep-alive", 2),
                            Expect.of("serverCloses").opens(4).notReused("server-refuses-keep-alive", 3),
                            Expect.of("idles")
                                    .opens(3)
                                    .closedBy("idle-timer", null)
                                    .notReused("idle-expiry-churn", 2),
                            Expect.of("livesTooShort")
                                    .opens(3)
                                    .closedBy("max-lifetime", null)
                                    .notReused("max-lifetime-churn", 2),
                            Expect.of("outlived")
                                    .opens(3)
                                    .closedBy("max-lifetime", null)
                                    .notReused("max-lifetime-churn", 2)),
            awsS3OverPool("AWS SDK 1", "AwsS3Version1Program")
                    .label("Apache HttpClient 4")
                    .jvmArgs("-Daws.java.v1.disableDeprecationAnnouncement=true")
                    .writesToStderr("WARNING: .*|")
                    .version("com.amazonaws:aws-java-sdk-s3:1.12.797"),
            Library.http("Elasticsearch", "ElasticsearchProgram", HTTP_1, HTTPS_1)
                    .label("Apache HttpClient 4")
                    .version("org.elasticsearch.client:elasticsearch-rest-client:6.8.23")
                    .version("org.elasticsearch.client:elasticsearch-rest-client:9.5.6")
                    .expecting(
                            Expect.of("sharedFirst").opens(1),
                            Expect.of("sharedSecond").opens(0),
                            Expect.of("perRequest")
                                    .opens(4)
                                    .closedBy("application", "perRequest closes")
                                    .notReused("client-per-request", 3),
                            Expect.of("asynchronous").opens(1),
                            Expect.of("concurrent").opens(3),
                            Expect.of("failed").opens(1),
                            Expect.of("serverCloses").opens(4).notReused("server-refuses-keep-alive", 3)),
            // It has the response before the connection is given back: the next request may open another.
            Library.http("Elasticsearch over Apache HttpClient 5", "Elasticsearch5Program", HTTP_1, HTTPS_1)
                    .label("Apache HttpClient 5")
                    .version("co.elastic.clients:elasticsearch-rest5-client:9.2.0")
                    .version("co.elastic.clients:elasticsearch-rest5-client:9.5.6")
                    .expecting(
                            Expect.of("perRequest").opens(4).notReused("client-per-request", 3),
                            Expect.of("serverCloses").opens(4).notReused("server-refuses-keep-alive", 3)));

    private ServiceClients() {}

    private static Library awsS3OverPool(String name, String program) {
        return Library.http(name, program, HTTP_1, HTTPS_1)
                .expecting(
                        Expect.of("sharedFirst").opens(1),
                        Expect.of("sharedSecond").opens(0),
                        Expect.of("perRequest")
                                .opens(4)
                                .closedBy("application", "perRequest closes")
                                .notReused("client-per-request", 4),
                        Expect.of("failed").opens(1).notReused("client-per-request", 1),
                        Expect.of("aborted")
                                .opens(4)
                                .closedBy("application", "aborted closes")
                                .notReused("client-per-request", 1)
                                .notReused("response-not-drained", 3),
                        serverCloses("serverCloses"));
    }
}
