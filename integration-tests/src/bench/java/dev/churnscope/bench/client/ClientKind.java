// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench.client;

/** The clients that are measured, each as its users hold it: one object for all requests, with what it is by default. */
public enum ClientKind {
    HTTP_URL_CONNECTION("HttpURLConnection"),
    JDK_SEND("java.net.http, send"),
    JDK_SEND_ASYNC("java.net.http, sendAsync"),
    OKHTTP_EXECUTE("OkHttp 5, execute"),
    OKHTTP_ENQUEUE("OkHttp 5, enqueue"),
    APACHE_5("Apache HttpClient 5, classic"),
    APACHE_5_ASYNC("Apache HttpClient 5, async"),
    APACHE_4("Apache HttpClient 4"),
    JETTY("Jetty 12"),
    REACTOR_NETTY("Reactor Netty"),
    VERTX("Vert.x 5"),
    ASYNC_HTTP_CLIENT("AsyncHttpClient 3"),
    GRPC("gRPC, unary call");

    private final String title;

    ClientKind(String title) {
        this.title = title;
    }

    /** Returns what the table calls it. */
    public String title() {
        return title;
    }

    public Client open(Target target) throws Exception {
        return switch (this) {
            case HTTP_URL_CONNECTION -> JdkClients.urlConnection(target);
            case JDK_SEND -> JdkClients.send(target);
            case JDK_SEND_ASYNC -> JdkClients.sendAsync(target);
            case OKHTTP_EXECUTE -> OkHttpClients.execute(target);
            case OKHTTP_ENQUEUE -> OkHttpClients.enqueue(target);
            case APACHE_5 -> Apache5Clients.classic(target);
            case APACHE_5_ASYNC -> Apache5Clients.async(target);
            case APACHE_4 -> Apache4Client.open(target);
            case JETTY -> JettyClient.open(target);
            case REACTOR_NETTY -> ReactorNettyClient.open(target);
            case VERTX -> VertxClient.open(target);
            case ASYNC_HTTP_CLIENT -> AsyncHttpClientClient.open(target);
            case GRPC -> GrpcClient.open(target);
        };
    }
}
