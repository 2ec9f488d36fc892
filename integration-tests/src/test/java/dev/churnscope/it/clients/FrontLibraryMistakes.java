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
    private static final String AWS = "software.amazon.awssdk:";
    private static final String AWS_VERSION = ":2.58.0";
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
                            Mistake.of("aborted", "response-not-drained").advising("ResponseInputStream"),
                            Mistake.of("neverClosed", NEVER_CLOSED).advising("ResponseInputStream"),
                            Mistake.of("idleTooShort", "idle-expiry-churn").advising("connectionMaxIdleTime"),
                            Mistake.of("livesTooShort", "max-lifetime-churn").advising("connectionTimeToLive")),
            Library.misused("AWS SDK over HttpURLConnection", "AwsS3OverUrlConnectionMistakes", HTTPS_1)
                    .label("HttpURLConnection")
                    .version(AWS + "s3" + AWS_VERSION, AWS + "url-connection-client" + AWS_VERSION)
                    .making(Mistake.of("clientPerRequest", "pool-key-miss").advising("UrlConnectionHttpClient")),
            Library.misused("AWS SDK over Netty", "AwsS3AsyncMistakes", HTTP_1)
                    .label("Netty")
                    .writesToStderr("WARNING: .*|")
                    .version(AWS + "s3" + AWS_VERSION, AWS + "netty-nio-client" + AWS_VERSION)
                    .making(
                            Mistake.of("clientPerRequest", PER_REQUEST).advising("SdkAsyncHttpClient"),
                            Mistake.of("neverClosed", NEVER_CLOSED).advising("ResponseInputStream"),
                            Mistake.of("idleTooShort", "idle-expiry-churn").advising("connectionMaxIdleTime"),
                            Mistake.of("livesTooShort", "max-lifetime-churn").advising("connectionTimeToLive")),
            Library.misused("Micronaut", "MicronautMistakes", HTTP_1)
                    .label("Netty")
                    .writesToStderr("WARNING: .*|")
                    .version(
                            "io.micronaut:micronaut-http-client" + MICRONAUT_VERSION,
                            "io.micronaut:micronaut-jackson-databind" + MICRONAUT_VERSION)
                    .making(
                            Mistake.of("clientPerRequest", PER_REQUEST).advising("@Client"),
                            Mistake.of("keepsNone", "keep-alive-disabled").advising("micronaut.http.client.pool"),
                            Mistake.of("idleTooShort", "idle-expiry-churn").advising("connection-pool-idle-timeout"),
                            Mistake.of("livesTooShort", "max-lifetime-churn").advising("connect-ttl"),
                            Mistake.of("stale", "stale-pooled-connection").advising("connection-pool-idle-timeout")),
            helidon("Helidon", HTTP_1)
                    .making(
                            Mistake.of("clientPerRequest", PER_REQUEST).advising("WebClient"),
                            Mistake.of("withoutKeepAlive", "keep-alive-disabled")
                                    .advising("keepAlive(false)"),
                            Mistake.of("unread", "response-not-drained").advising("consume()"),
                            Mistake.of("neverClosed", NEVER_CLOSED).advising("requestEntity"),
                            Mistake.of("poolTooSmall", "pool-too-small").advising("connectionCacheSize"),
                            Mistake.of("idleTooShort", "idle-expiry-churn").advising("readTimeout")),
            helidon("Helidon, HTTP/2", H2C)
                    .making(Mistake.of("clientPerRequest", PER_REQUEST).advising("WebClient")),
            Library.misused("RestTemplate", "RestTemplateMistakes", HTTP_1)
                    .version(
                            "org.springframework:spring-web" + SPRING_VERSION,
                            "org.apache.httpcomponents.client5:httpclient5:5.6.5")
                    .making(
                            Mistake.of("factoryPerRequest", PER_REQUEST).advising("ClientHttpRequestFactory"),
                            Mistake.of("jdkFactoryPerRequest", PER_REQUEST).advising("ClientHttpRequestFactory"),
                            Mistake.of("poolTooSmall", "pool-too-small").advising("SimpleClientHttpRequestFactory")),
            Library.misused("RestClient", "RestClientMistakes", HTTP_1)
                    .label("java.net.http")
                    .version(
                            "org.springframework:spring-web" + SPRING_VERSION,
                            "org.springframework:spring-context" + SPRING_VERSION)
                    .making(
                            Mistake.of("clientPerRequest", PER_REQUEST).advising("requestFactory"),
                            Mistake.of("neverClosed", NEVER_CLOSED).advising("exchange(function, false)")),
            Library.misused("Feign", "FeignMistakes", HTTP_1)
                    .version("io.github.openfeign:feign-okhttp:13.12", "com.squareup.okhttp3:okhttp:4.12.0")
                    .making(
                            Mistake.of("clientPerRequest", PER_REQUEST).advising("client(..)"),
                            Mistake.of("poolTooSmall", "pool-too-small").advising("client(..)"),
                            Mistake.of("neverClosed", NEVER_CLOSED).advising("feign.Response"),
                            Mistake.of("unread", "response-not-drained").advising("feign.Response")),
            Library.misused("Retrofit", "RetrofitMistakes", HTTP_1)
                    .label("OkHttp")
                    .version("com.squareup.retrofit2:retrofit:3.0.0", "com.squareup.okhttp3:okhttp-jvm:5.5.1")
                    .making(
                            Mistake.of("clientPerRequest", PER_REQUEST).advising("client(..)"),
                            Mistake.of("neverClosed", NEVER_CLOSED).advising("@Streaming"),
                            Mistake.of("unread", "response-not-drained").advising("@Streaming")));

    private FrontLibraryMistakes() {}

    private static Library helidon(String name, Transport transport) {
        return Library.misused(name, "HelidonMistakes", transport)
                .label("Socket")
                .fromJdk(21)
                .version("io.helidon.webclient:helidon-webclient-http2:4.5.0");
    }
}
