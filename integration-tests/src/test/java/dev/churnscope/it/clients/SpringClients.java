// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static dev.churnscope.it.clients.CommonExpects.serverCloses;
import static dev.churnscope.it.clients.Transport.HTTPS_1;
import static dev.churnscope.it.clients.Transport.HTTP_1;

import java.util.List;

/** The HTTP clients of Spring that work over another. */
final class SpringClients {

    private static final String HTTP_CLIENT_5 = "org.apache.httpcomponents.client5:httpclient5:";

    static final List<Library> ALL = List.of(
            restTemplate("HttpURLConnection", "SimpleClientHttpRequestFactory")
                    .label("HttpURLConnection")
                    .version("org.springframework:spring-web:5.3.39")
                    .version("org.springframework:spring-web:7.0.10")
                    .expecting(
                            // All share one cache: a request goes over what the one before has left there.
                            Expect.of("perRequest").opens(0),
                            Expect.of("intercepted").opens(3).notReused("server-refuses-keep-alive", 3),
                            Expect.of("fromInterceptor").opens(1).notReused("server-refuses-keep-alive", 1),
                            Expect.of("aroundInterceptor").opens(1).notReused("server-refuses-keep-alive", 1),
                            Expect.of("posted").opens(4).notReused("server-refuses-keep-alive", 4),
                            Expect.of("undelivered").opens(1).notReused("server-refuses-keep-alive", 1),
                            Expect.of("failed").opens(0),
                            Expect.of("serverCloses").opens(3).notReused("server-refuses-keep-alive", 3)),
            restTemplateOverPool("Apache HttpClient 4", "HttpComponentsClientHttpRequestFactory")
                    .label("Apache HttpClient 4")
                    .version("org.springframework:spring-web:5.3.0", "org.apache.httpcomponents:httpclient:4.5.13")
                    .version("org.springframework:spring-web:5.3.39", "org.apache.httpcomponents:httpclient:4.5.14"),
            restTemplateOverPool("Apache HttpClient 5", "HttpComponentsClientHttpRequestFactory")
                    .label("Apache HttpClient 5")
                    .version("org.springframework:spring-web:6.0.0", HTTP_CLIENT_5 + "5.1.4")
                    .version("org.springframework:spring-web:7.0.10", HTTP_CLIENT_5 + "5.6.5"),
            restTemplateOverPool("the JDK", "JdkClientHttpRequestFactory")
                    .label("java.net.http")
                    .version("org.springframework:spring-web:6.1.0")
                    .version("org.springframework:spring-web:7.0.10"),
            restClient("HttpURLConnection", "SimpleClientHttpRequestFactory")
                    .label("HttpURLConnection")
                    .version("org.springframework:spring-web:6.1.0", "org.springframework:spring-context:6.1.0")
                    .version("org.springframework:spring-web:7.0.10", "org.springframework:spring-context:7.0.10")
                    .expecting(
                            Expect.of("perRequest").opens(0),
                            Expect.of("asynchronous").opens(3).notReused("server-refuses-keep-alive", 3),
                            Expect.of("intercepted").opens(4).notReused("server-refuses-keep-alive", 4),
                            Expect.of("declared").opens(4).notReused("server-refuses-keep-alive", 4),
                            Expect.of("serverCloses").opens(4).notReused("server-refuses-keep-alive", 4)),
            restClientOverPool("Apache HttpClient 5", "HttpComponentsClientHttpRequestFactory")
                    .label("Apache HttpClient 5")
                    .version(
                            "org.springframework:spring-web:6.1.0",
                            "org.springframework:spring-context:6.1.0",
                            HTTP_CLIENT_5 + "5.2.1")
                    .version(
                            "org.springframework:spring-web:7.0.10",
                            "org.springframework:spring-context:7.0.10",
                            HTTP_CLIENT_5 + "5.6.5"),
            restClientOverPool("the JDK", "JdkClientHttpRequestFactory")
                    .label("java.net.http")
                    .version("org.springframework:spring-web:6.1.0", "org.springframework:spring-context:6.1.0")
                    .version("org.springframework:spring-web:7.0.10", "org.springframework:spring-context:7.0.10"));

    private SpringClients() {}

    private static Library restTemplate(String carrier, String factory) {
        return Library.http("RestTemplate over " + carrier, "RestTemplateProgram", HTTP_1, HTTPS_1)
                .jvmArgs("-Dfactory=" + factory)
                .expecting(
                        Expect.of("sharedFirst").opens(1),
                        Expect.of("sharedSecond").opens(0));
    }

    /** All clients of the program are built at one line, and each but the first is one that should not have been. */
    private static Library restTemplateOverPool(String carrier, String factory) {
        return restTemplate(carrier, factory)
                .expecting(
                        Expect.of("perRequest").opens(4).notReused("client-per-request", 4),
                        serverCloses("intercepted"),
                        Expect.of("fromInterceptor").opens(1).notReused("client-per-request", 1),
                        Expect.of("aroundInterceptor").opens(1).notReused("client-per-request", 1),
                        serverCloses("posted"),
                        Expect.of("undelivered").opens(1).notReused("client-per-request", 1),
                        Expect.of("failed").opens(1).notReused("client-per-request", 1),
                        serverCloses("serverCloses"));
    }

    private static Library restClient(String carrier, String factory) {
        return Library.http("RestClient over " + carrier, "RestClientProgram", HTTP_1, HTTPS_1)
                .jvmArgs("-Dfactory=" + factory)
                .expecting(
                        Expect.of("sharedFirst").opens(1),
                        Expect.of("sharedSecond").opens(0));
    }

    private static Library restClientOverPool(String carrier, String factory) {
        return restClient(carrier, factory)
                .expecting(
                        Expect.of("perRequest").opens(4).notReused("client-per-request", 4),
                        serverCloses("asynchronous"),
                        serverCloses("intercepted"),
                        serverCloses("declared"),
                        serverCloses("serverCloses"));
    }
}
