// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static dev.churnscope.it.clients.Transport.H2C;
import static dev.churnscope.it.clients.Transport.HTTPS_1;
import static dev.churnscope.it.clients.Transport.HTTP_1;

import java.util.List;

/** The mistakes that are made with libraries which have another carry their requests, and of which advice has to speak. */
final class FrontLibraryMistakes {

    private static final String PER_REQUEST = "client-per-request";
    private static final String NEVER_CLOSED = "response-never-closed";
    private static final String NOT_DRAINED = "response-not-drained";
    private static final String DISABLED = "keep-alive-disabled";
    private static final String CLOSED_AFTER = "disconnect-after-response";
    private static final String STALE = "stale-pooled-connection";
    private static final String REFUSES = "server-refuses-keep-alive";
    private static final String FAILS = "connect-failures";
    private static final String AWS = "software.amazon.awssdk:";
    private static final String AWS_VERSION = ":2.58.0";
    private static final String[] JERSEY = {
        "org.glassfish.jersey.inject:jersey-hk2:4.0.3", "org.glassfish.jersey.core:jersey-client:4.0.3"
    };
    private static final String MICRONAUT_VERSION = ":4.10.36";
    private static final String SPRING_VERSION = ":7.0.10";

    static final List<Library> ALL = List.of(
            Library.misused("AWS SDK", "AwsS3Mistakes", HTTP_1)
                    .label("Apache HttpClient 4")
                    .jvmArgs("-Dsoftware.amazon.awssdk.http.service.impl="
                            + "software.amazon.awssdk.http.apache.ApacheSdkHttpService")
                    .version(AWS + "s3" + AWS_VERSION, AWS + "apache-client" + AWS_VERSION)
                    .making(
                            Mistake.of("clientPerRequest", PER_REQUEST).advising("SdkHttpClient"),
                            Mistake.of("httpClientPerService", PER_REQUEST).advising("httpClient(..)"),
                            Mistake.of("aborted", NOT_DRAINED).advising("ResponseInputStream"),
                            Mistake.of("neverClosed", NEVER_CLOSED).advising("ResponseInputStream"),
                            Mistake.of("idleTooShort", "idle-expiry-churn").advising("connectionMaxIdleTime"),
                            Mistake.of("livesTooShort", "max-lifetime-churn").advising("connectionTimeToLive"),
                            Mistake.of("asksToClose", DISABLED).advising("putHeader"),
                            Mistake.of("stale", STALE).advising("connectionMaxIdleTime"),
                            Mistake.of("serverCloses", REFUSES).advising("sdkHttpResponse"),
                            Mistake.of("nobodyListens", FAILS).advising("retryStrategy")),
            Library.misused("AWS SDK over HttpURLConnection", "AwsS3OverUrlConnectionMistakes", HTTPS_1)
                    .label("HttpURLConnection")
                    .version(AWS + "s3" + AWS_VERSION, AWS + "url-connection-client" + AWS_VERSION)
                    .making(Mistake.of("clientPerRequest", "pool-key-miss").advising("UrlConnectionHttpClient")),
            Library.misused("AWS SDK over Apache HttpClient 5", "AwsS3OverApache5Mistakes", HTTP_1)
                    .label("Apache HttpClient 5")
                    .version(AWS + "s3" + AWS_VERSION, AWS + "apache5-client" + AWS_VERSION)
                    .making(
                            Mistake.of("clientPerRequest", PER_REQUEST).advising("SdkHttpClient"),
                            Mistake.of("aborted", NOT_DRAINED).advising("ResponseInputStream"),
                            Mistake.of("neverClosed", NEVER_CLOSED).advising("ResponseInputStream"),
                            Mistake.of("idleTooShort", "idle-expiry-churn").advising("connectionMaxIdleTime")),
            Library.misused("AWS SDK 1", "AwsS3Version1Mistakes", HTTP_1)
                    .label("Apache HttpClient 4")
                    .jvmArgs("-Daws.java.v1.disableDeprecationAnnouncement=true")
                    .writesToStderr("WARNING: .*|")
                    .version("com.amazonaws:aws-java-sdk-s3:1.12.797")
                    .making(
                            Mistake.of("clientPerRequest", PER_REQUEST).advising("AmazonS3ClientBuilder"),
                            Mistake.of("asksToClose", DISABLED).advising("withHeader"),
                            Mistake.of("aborted", NOT_DRAINED).advising("S3Object"),
                            Mistake.of("neverClosed", NEVER_CLOSED).advising("S3Object"),
                            Mistake.of("idleTooShort", "idle-expiry-churn").advising("withConnectionMaxIdleMillis"),
                            Mistake.of("livesTooShort", "max-lifetime-churn").advising("withConnectionTTL"),
                            Mistake.of("serverCloses", REFUSES).advising("stands in for AWS"),
                            Mistake.of("nobodyListens", FAILS).advising("withMaxErrorRetry")),
            elasticsearch("Elasticsearch", "ElasticsearchMistakes", "Apache HttpClient 4")
                    .version("org.elasticsearch.client:elasticsearch-rest-client:9.5.6"),
            elasticsearch("Elasticsearch over Apache HttpClient 5", "Elasticsearch5Mistakes", "Apache HttpClient 5")
                    .version("co.elastic.clients:elasticsearch-rest5-client:9.5.6"),
            Library.misused("Jersey", "JerseyMistakes", HTTP_1)
                    .label("HttpURLConnection")
                    // Of what it does without.
                    .writesToStderr(".*MessagingBinders.*|WARNING: A class .* was not found.*")
                    .rightWith("-Dhttp.maxConnections=20")
                    .version(JERSEY)
                    .making(
                            Mistake.of("asksToClose", DISABLED).advising("ClientRequestFilter"),
                            Mistake.of("neverClosed", NEVER_CLOSED).advising("readEntity"),
                            Mistake.of("unread", NOT_DRAINED).advising("get(InputStream.class)"),
                            Mistake.of("poolTooSmall", "pool-too-small").advising("ApacheConnectorProvider"),
                            Mistake.of("stale", STALE).advising("ApacheConnectorProvider"),
                            Mistake.of("serverCloses", REFUSES).advising("getHeaderString"),
                            Mistake.of("nobodyListens", FAILS).advising("ClientProperties")),
            Library.misused("Jersey over TLS", "JerseyMistakes", HTTPS_1)
                    .label("HttpURLConnection")
                    .writesToStderr(".*MessagingBinders.*|WARNING: A class .* was not found.*")
                    .version(JERSEY)
                    .making(Mistake.of("clientPerRequest", "pool-key-miss").advising("Client")),
            Library.misused("Spring WebClient", "SpringWebClientMistakes", HTTP_1)
                    .label("Reactor Netty")
                    .jvmArgs("-Dreactor.netty.native=false")
                    .writesToStderr("WARNING: .*|")
                    .version(
                            "org.springframework:spring-webflux" + SPRING_VERSION,
                            "io.projectreactor.netty:reactor-netty-http:1.3.7",
                            "org.springframework:spring-context" + SPRING_VERSION)
                    .making(
                            Mistake.of("connectorPerRequest", PER_REQUEST).advising("ReactorClientHttpConnector"),
                            Mistake.of("asksToClose", DISABLED).advising("defaultHeader"),
                            Mistake.of("unread", NOT_DRAINED).advising("bodyToFlux"),
                            Mistake.of("idleTooShort", "idle-expiry-churn").advising("ReactorClientHttpConnector"),
                            Mistake.of("stale", STALE).advising("ReactorClientHttpConnector"),
                            Mistake.of("serverCloses", REFUSES).advising("ResponseEntity"),
                            Mistake.of("nobodyListens", FAILS).advising("retryWhen")),
            Library.misused("AWS SDK over Netty", "AwsS3AsyncMistakes", HTTP_1)
                    .label("Netty")
                    .writesToStderr("WARNING: .*|")
                    .version(AWS + "s3" + AWS_VERSION, AWS + "netty-nio-client" + AWS_VERSION)
                    .making(
                            Mistake.of("clientPerRequest", PER_REQUEST).advising("SdkAsyncHttpClient"),
                            Mistake.of("idleTooShort", "idle-expiry-churn").advising("connectionMaxIdleTime"),
                            Mistake.of("livesTooShort", "max-lifetime-churn").advising("connectionTimeToLive"),
                            Mistake.of("asksToClose", DISABLED).advising("putHeader"),
                            Mistake.of("stale", STALE).advising("connectionMaxIdleTime"),
                            Mistake.of("serverCloses", REFUSES).advising("sdkHttpResponse"),
                            Mistake.of("timesOutUnread", NEVER_CLOSED).advising("ResponseInputStream"),
                            Mistake.of("neverClosed", NEVER_CLOSED).advising("ResponseInputStream")),
            Library.misused("Micronaut", "MicronautMistakes", HTTP_1)
                    .label("Netty")
                    .writesToStderr("WARNING: .*|")
                    .version(
                            "io.micronaut:micronaut-http-client" + MICRONAUT_VERSION,
                            "io.micronaut:micronaut-jackson-databind" + MICRONAUT_VERSION)
                    .making(
                            Mistake.of("clientPerRequest", PER_REQUEST).advising("@Client"),
                            Mistake.of("keepsNone", DISABLED).advising("micronaut.http.client.pool"),
                            Mistake.of("idleTooShort", "idle-expiry-churn").advising("connection-pool-idle-timeout"),
                            Mistake.of("livesTooShort", "max-lifetime-churn").advising("connect-ttl"),
                            Mistake.of("stale", STALE).advising("connection-pool-idle-timeout"),
                            Mistake.of("refreshed", CLOSED_AFTER).advising("refresh()"),
                            Mistake.of("serverCloses", REFUSES).advising("HttpResponse"),
                            Mistake.of("nobodyListens", FAILS).advising("@Retryable")),
            helidon("Helidon", HTTP_1)
                    .making(
                            Mistake.of("clientPerRequest", PER_REQUEST).advising("WebClient"),
                            Mistake.of("withoutKeepAlive", DISABLED).advising("keepAlive(false)"),
                            Mistake.of("unread", NOT_DRAINED).advising("consume()"),
                            Mistake.of("neverClosed", NEVER_CLOSED).advising("requestEntity"),
                            Mistake.of("poolTooSmall", "pool-too-small").advising("connectionCacheSize"),
                            Mistake.of("idleTooShort", "idle-expiry-churn").advising("readTimeout"),
                            Mistake.of("asksToClose", DISABLED).advising("HeaderValues.CONNECTION_CLOSE"),
                            Mistake.of("stale", STALE).advising("readTimeout"),
                            Mistake.of("serverCloses", REFUSES).advising("ClientResponseTyped"),
                            Mistake.of("nobodyListens", FAILS).advising("connectTimeout")),
            helidon("Helidon, HTTP/2", H2C)
                    .making(Mistake.of("clientPerRequest", PER_REQUEST).advising("WebClient")),
            Library.misused("RestTemplate", "RestTemplateMistakes", HTTP_1)
                    .version(
                            "org.springframework:spring-web" + SPRING_VERSION,
                            "org.apache.httpcomponents.client5:httpclient5:5.6.5")
                    .making(
                            Mistake.of("factoryPerRequest", PER_REQUEST).advising("ClientHttpRequestFactory"),
                            Mistake.of("jdkFactoryPerRequest", PER_REQUEST).advising("ClientHttpRequestFactory"),
                            Mistake.of("poolTooSmall", "pool-too-small").advising("SimpleClientHttpRequestFactory"),
                            Mistake.of("asksToClose", DISABLED).advising("RequestEntity"),
                            Mistake.of("closesIdle", CLOSED_AFTER).advising("HttpComponentsClientHttpRequestFactory"),
                            Mistake.of("stale", STALE).advising("HttpComponentsClientHttpRequestFactory"),
                            Mistake.of("serverCloses", REFUSES).advising("ResponseEntity"),
                            Mistake.of("nobodyListens", FAILS).advising("RestTemplate")),
            Library.misused("RestTemplate over Apache HttpClient 4", "RestTemplateOverApache4Mistakes", HTTP_1)
                    .label("Apache HttpClient 4")
                    .version("org.springframework:spring-web:5.3.39", "org.apache.httpcomponents:httpclient:4.5.14")
                    .making(
                            Mistake.of("factoryPerRequest", PER_REQUEST).advising("ClientHttpRequestFactory"),
                            Mistake.of("asksToClose", DISABLED).advising("RequestEntity"),
                            Mistake.of("closesIdle", CLOSED_AFTER).advising("HttpComponentsClientHttpRequestFactory")),
            Library.misused("RestClient", "RestClientMistakes", HTTP_1)
                    .label("java.net.http")
                    .jvmArgs("-Djdk.httpclient.allowRestrictedHeaders=connection")
                    .version(
                            "org.springframework:spring-web" + SPRING_VERSION,
                            "org.springframework:spring-context" + SPRING_VERSION)
                    .making(
                            Mistake.of("clientPerRequest", PER_REQUEST).advising("requestFactory"),
                            Mistake.of("neverClosed", NEVER_CLOSED).advising("exchange(function, false)"),
                            Mistake.of("asksToClose", DISABLED).advising("defaultHeader"),
                            Mistake.of("stale", STALE).advising("requestFactory"),
                            Mistake.of("serverCloses", REFUSES).advising("ResponseEntity"),
                            Mistake.of("nobodyListens", FAILS).advising("requestFactory")),
            Library.misused("Feign", "FeignMistakes", HTTP_1)
                    .version("io.github.openfeign:feign-okhttp:13.12", "com.squareup.okhttp3:okhttp:4.12.0")
                    .making(
                            Mistake.of("clientPerRequest", PER_REQUEST).advising("client(..)"),
                            Mistake.of("poolTooSmall", "pool-too-small").advising("client(..)"),
                            Mistake.of("neverClosed", NEVER_CLOSED).advising("feign.Response"),
                            Mistake.of("unread", NOT_DRAINED).advising("feign.Response"),
                            Mistake.of("asksToClose", DISABLED).advising("@Headers"),
                            Mistake.of("evicted", CLOSED_AFTER).advising("client(..)"),
                            Mistake.of("stale", STALE).advising("client(..)"),
                            Mistake.of("serverCloses", REFUSES).advising("feign.Response"),
                            Mistake.of("nobodyListens", FAILS).advising("Retryer")),
            Library.misused("Retrofit", "RetrofitMistakes", HTTP_1)
                    .label("OkHttp")
                    .version("com.squareup.retrofit2:retrofit:3.0.0", "com.squareup.okhttp3:okhttp-jvm:5.5.1")
                    .making(
                            Mistake.of("clientPerRequest", PER_REQUEST).advising("client(..)"),
                            Mistake.of("neverClosed", NEVER_CLOSED).advising("@Streaming"),
                            Mistake.of("unread", NOT_DRAINED).advising("@Streaming"),
                            Mistake.of("poolTooSmall", "pool-too-small").advising("client(..)"),
                            Mistake.of("asksToClose", DISABLED).advising("@Headers"),
                            Mistake.of("evicted", CLOSED_AFTER).advising("client(..)"),
                            Mistake.of("stale", STALE).advising("client(..)"),
                            Mistake.of("serverCloses", REFUSES).advising("retrofit2.Response"),
                            Mistake.of("nobodyListens", FAILS).advising("client(..)")));

    private FrontLibraryMistakes() {}

    private static Library elasticsearch(String name, String program, String carrier) {
        return Library.misused(name, program, HTTP_1)
                .label(carrier)
                .making(
                        Mistake.of("clientPerRequest", PER_REQUEST).advising("Rest5Client"),
                        Mistake.of("asksToClose", DISABLED).advising("setDefaultHeaders"),
                        Mistake.of("keptTooShort", "idle-expiry-churn").advising("setHttpClientConfigCallback"),
                        Mistake.of("stale", STALE).advising("setHttpClientConfigCallback"),
                        Mistake.of("serverCloses", REFUSES).advising("performRequest"),
                        Mistake.of("nobodyListens", FAILS).advising("all nodes"));
    }

    private static Library helidon(String name, Transport transport) {
        return Library.misused(name, "HelidonMistakes", transport)
                .label("Socket")
                .fromJdk(21)
                .version("io.helidon.webclient:helidon-webclient-http2:4.5.0");
    }
}
