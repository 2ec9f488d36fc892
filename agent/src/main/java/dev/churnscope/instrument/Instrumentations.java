// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import java.util.List;

/**
 * The list of what is instrumented: the one place that knows all of it.
 *
 * <p>A library costs an application that does not use it one comparison for each class that is loaded: its instrumentation
 * is only {@linkplain #create made}, and its class only loaded, when a class comes whose name begins as the library's do.
 */
final class Instrumentations {

    static final List<Library> LIBRARIES = List.of(
            Library.transport("jdk-socket", "sun/nio/ch/NioSocketImpl"),
            Library.transport("jdk-socket-channel", "sun/nio/ch/S"),
            Library.transport("jdk-asynchronous-socket-channel", "sun/nio/ch/"),
            Library.jdk("jdk-tls", "sun/security/ssl/"),
            Library.jdk("http-url-connection", "sun/net/www/"),
            Library.library("apache-httpclient-5", "org/apache/hc/"),
            Library.relocatable("netty", "netty/"),
            Library.library("reactor-netty", "reactor/netty/", "reactor/core/publisher/MonoCreate"),
            Library.relocatable("reactor-pool", "reactor/pool/"),
            Library.library("spring-webclient", "org/springframework/web/reactive/function/client/DefaultWebClient"),
            Library.relocatable("netty-native", "netty/channel/"),
            Library.relocatable("netty-incubator-io-uring", "netty/incubator/channel/uring/"));

    private Instrumentations() {}

    /**
     * Makes an instrumentation.
     *
     * @param name of one of the {@link #LIBRARIES}
     */
    static Instrumentation create(String name) {
        return switch (name) {
            case "jdk-socket" -> new JdkSocket();
            case "jdk-socket-channel" -> new JdkSocketChannel();
            case "jdk-asynchronous-socket-channel" -> new JdkAsynchronousSocketChannel();
            case "jdk-tls" -> new JdkTls();
            case "http-url-connection" -> new HttpUrlConnection();
            case "apache-httpclient-5" -> new ApacheHttpClient5();
            case "netty" -> new Netty();
            case "reactor-netty" -> new ReactorNetty();
            case "reactor-pool" -> new ReactorPool();
            case "spring-webclient" -> new SpringWebClient();
            case "netty-native" -> new NettyNative();
            case "netty-incubator-io-uring" -> new NettyIncubatorIoUring();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
