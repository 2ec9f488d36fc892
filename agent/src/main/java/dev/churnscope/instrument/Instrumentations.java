// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import dev.churnscope.instrument.driver.C3p0;
import dev.churnscope.instrument.driver.CommonsPool;
import dev.churnscope.instrument.driver.HikariCp;
import dev.churnscope.instrument.driver.JakartaMail;
import dev.churnscope.instrument.driver.Jedis;
import dev.churnscope.instrument.driver.Kafka;
import dev.churnscope.instrument.driver.Lettuce;
import dev.churnscope.instrument.driver.MongoDb;
import dev.churnscope.instrument.driver.PostgreSql;
import dev.churnscope.instrument.driver.R2dbcPostgreSql;
import dev.churnscope.instrument.driver.RabbitMq;
import dev.churnscope.instrument.driver.TomcatJdbc;
import dev.churnscope.instrument.http.ApacheHttpClient4;
import dev.churnscope.instrument.http.ApacheHttpClient5;
import dev.churnscope.instrument.http.AsyncHttpClient;
import dev.churnscope.instrument.http.AwsSdk;
import dev.churnscope.instrument.http.Grpc;
import dev.churnscope.instrument.http.GrpcNetty;
import dev.churnscope.instrument.http.GrpcOkHttp;
import dev.churnscope.instrument.http.Helidon;
import dev.churnscope.instrument.http.Jersey;
import dev.churnscope.instrument.http.Jetty;
import dev.churnscope.instrument.http.JettyIo;
import dev.churnscope.instrument.http.Micronaut;
import dev.churnscope.instrument.http.OkHttp;
import dev.churnscope.instrument.http.ReactorCore;
import dev.churnscope.instrument.http.ReactorNetty;
import dev.churnscope.instrument.http.ReactorPool;
import dev.churnscope.instrument.http.SpringWebClient;
import dev.churnscope.instrument.http.Vertx;
import dev.churnscope.instrument.jdk.HttpUrlConnection;
import dev.churnscope.instrument.jdk.JavaNetHttp;
import dev.churnscope.instrument.jdk.JdkAsynchronousSocketChannel;
import dev.churnscope.instrument.jdk.JdkSocket;
import dev.churnscope.instrument.jdk.JdkSocketChannel;
import dev.churnscope.instrument.jdk.JdkTasks;
import dev.churnscope.instrument.jdk.JdkTls;
import dev.churnscope.instrument.jdk.JndiLdap;
import dev.churnscope.instrument.netty.Netty;
import dev.churnscope.instrument.netty.NettyIncubatorIoUring;
import dev.churnscope.instrument.netty.NettyLoops;
import dev.churnscope.instrument.netty.NettyNative;
import dev.churnscope.instrument.netty.NettyPool;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.server.JdkHttpServer;
import dev.churnscope.instrument.server.JettyServer;
import dev.churnscope.instrument.server.Tomcat;
import dev.churnscope.instrument.server.Undertow;
import java.util.List;

/**
 * The list of all instrumented libraries.
 *
 * <p>A library that an application does not use costs it one prefix comparison for each class that is loaded: its
 * instrumentation is {@linkplain #create created}, and the instrumentation's class loaded, only when a class with one of
 * the library's prefixes is loaded.
 */
final class Instrumentations {

    static final List<Library> LIBRARIES = List.of(
            Library.transport("jdk-socket", "sun/nio/ch/NioSocketImpl"),
            Library.transport("jdk-socket-channel", "sun/nio/ch/S"),
            Library.transport(
                    "jdk-asynchronous-socket-channel", "sun/nio/ch/AsynchronousS", "sun/nio/ch/UnixAsynchronousS"),
            Library.jdk(
                    "jdk-tasks",
                    "java/util/concurrent/FutureTask",
                    "java/util/concurrent/ThreadPoolExecutor",
                    "java/util/concurrent/CompletableFuture$",
                    "java/util/concurrent/ForkJoinTask$",
                    "java/lang/ThreadBuilders"),
            Library.jdk("jdk-tls", "sun/security/ssl/"),
            // Not all of sun.net.www, since every JVM loads some of its classes before main.
            Library.jdk("http-url-connection", "sun/net/www/http/", "sun/net/www/protocol/http"),
            Library.jdk("java-net-http", "jdk/internal/net/http/"),
            Library.jdk("jndi-ldap", "com/sun/jndi/ldap/"),
            Library.jdk("jdk-http-server", "sun/net/httpserver/"),
            Library.named("apache-httpclient-4", "org/apache/http/"),
            Library.named("apache-httpclient-5", "org/apache/hc/"),
            Library.named("c3p0", "com/mchange/v2/"),
            Library.named("commons-pool", "org/apache/commons/pool2/impl/", "org/apache/commons/dbcp2/"),
            Library.named("hikaricp", "com/zaxxer/hikari/pool/"),
            Library.named("tomcat-jdbc", "org/apache/tomcat/jdbc/pool/"),
            Library.named("postgresql", "org/postgresql/"),
            Library.named("helidon-webclient", "io/helidon/webclient/", "io/helidon/common/socket/"),
            Library.named("r2dbc-postgresql", "io/r2dbc/postgresql/client/"),
            Library.named("jersey-client", "org/glassfish/jersey/client/"),
            Library.named("micronaut-http-client", "io/micronaut/http/client/netty/"),
            Library.named("jetty-client", "org/eclipse/jetty/client/"),
            Library.named("jetty-server", "org/eclipse/jetty/server/", "org/eclipse/jetty/http2/server/"),
            Library.named(
                    "tomcat", "org/apache/coyote/", "org/apache/tomcat/util/net/", "org/apache/tomcat/websocket/"),
            Library.named("undertow", "io/undertow/", "org/xnio/nio/"),
            Library.named("jetty-io", "org/eclipse/jetty/io/", "org/eclipse/jetty/http2/"),
            Library.relocatable("netty", "netty/"),
            Library.named(
                    "reactor-core",
                    "reactor/core/publisher/MonoSubscribeOn",
                    "reactor/core/publisher/FluxSubscribeOn",
                    "reactor/core/publisher/MonoPublishOn",
                    "reactor/core/publisher/FluxPublishOn",
                    "reactor/core/publisher/MonoDelay",
                    "reactor/core/publisher/FluxInterval"),
            Library.named("reactor-netty", "reactor/netty/", "reactor/core/publisher/MonoCreate"),
            Library.relocatable("reactor-pool", "reactor/pool/"),
            Library.named("vertx", "io/vertx/core/"),
            Library.named(
                    "spring-webclient",
                    "org/springframework/web/reactive/function/client/DefaultWebClient",
                    "org/springframework/http/client/reactive/JdkClient"),
            Library.named(
                    "aws-sdk",
                    "software/amazon/awssdk/http/nio/netty/internal/",
                    "software/amazon/awssdk/core/internal/http/pipeline/stages/AsyncRetryableStage"),
            Library.relocatable("async-http-client", "org/asynchttpclient/"),
            Library.relocatable("netty-loops", "netty/"),
            Library.relocatable("netty-pool", "netty/channel/pool/"),
            Library.relocatable("netty-native", "netty/channel/"),
            Library.relocatable("netty-incubator-io-uring", "netty/incubator/channel/uring/"),
            Library.named("jakarta-mail", "com/sun/mail/", "org/eclipse/angus/mail/"),
            Library.named("jedis", "redis/clients/jedis/"),
            Library.named("kafka", "org/apache/kafka/"),
            Library.named("lettuce", "io/lettuce/core/"),
            Library.named("mongodb", "com/mongodb/"),
            Library.named("rabbitmq", "com/rabbitmq/client/"),
            Library.named("okhttp", "okhttp3/internal/", "okio/SocketAsyncTimeout", "okio/internal/SocketAsyncTimeout"),
            Library.named("grpc", "io/grpc/internal/"),
            Library.relocatable("grpc-netty", "io/grpc/netty/"),
            Library.named("grpc-okhttp", "io/grpc/okhttp/"));

    private Instrumentations() {}

    /**
     * Creates an instrumentation.
     *
     * @param name the name of one of the {@link #LIBRARIES}
     */
    static Instrumentation create(String name) {
        return switch (name) {
            case "jdk-socket" -> new JdkSocket();
            case "jdk-socket-channel" -> new JdkSocketChannel();
            case "jdk-asynchronous-socket-channel" -> new JdkAsynchronousSocketChannel();
            case "jdk-tasks" -> new JdkTasks();
            case "jdk-tls" -> new JdkTls();
            case "http-url-connection" -> new HttpUrlConnection();
            case "java-net-http" -> new JavaNetHttp();
            case "jndi-ldap" -> new JndiLdap();
            case "jdk-http-server" -> new JdkHttpServer();
            case "apache-httpclient-4" -> new ApacheHttpClient4();
            case "apache-httpclient-5" -> new ApacheHttpClient5();
            case "c3p0" -> new C3p0();
            case "commons-pool" -> new CommonsPool();
            case "hikaricp" -> new HikariCp();
            case "tomcat-jdbc" -> new TomcatJdbc();
            case "postgresql" -> new PostgreSql();
            case "helidon-webclient" -> new Helidon();
            case "r2dbc-postgresql" -> new R2dbcPostgreSql();
            case "jersey-client" -> new Jersey();
            case "micronaut-http-client" -> new Micronaut();
            case "jetty-client" -> new Jetty();
            case "jetty-server" -> new JettyServer();
            case "tomcat" -> new Tomcat();
            case "undertow" -> new Undertow();
            case "jetty-io" -> new JettyIo();
            case "netty" -> new Netty();
            case "reactor-core" -> new ReactorCore();
            case "reactor-netty" -> new ReactorNetty();
            case "vertx" -> new Vertx();
            case "reactor-pool" -> new ReactorPool();
            case "spring-webclient" -> new SpringWebClient();
            case "aws-sdk" -> new AwsSdk();
            case "async-http-client" -> new AsyncHttpClient();
            case "netty-loops" -> new NettyLoops();
            case "netty-pool" -> new NettyPool();
            case "netty-native" -> new NettyNative();
            case "netty-incubator-io-uring" -> new NettyIncubatorIoUring();
            case "jakarta-mail" -> new JakartaMail();
            case "jedis" -> new Jedis();
            case "kafka" -> new Kafka();
            case "lettuce" -> new Lettuce();
            case "mongodb" -> new MongoDb();
            case "rabbitmq" -> new RabbitMq();
            case "okhttp" -> new OkHttp();
            case "grpc" -> new Grpc();
            case "grpc-netty" -> new GrpcNetty();
            case "grpc-okhttp" -> new GrpcOkHttp();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
