// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The packages that are never the application's own code, with the label of those that open connections.
 *
 * <p>A library that is missing here is taken for application code: its connections are then attributed to its own code
 * rather than to its caller, which the option {@code exclude} fixes without a new version of the agent.
 */
final class KnownLibraries {

    /** For libraries that open no connections of their own, or open them through other clients. */
    private static final String NO_LABEL = "";

    /** The transport by which other libraries open their connections. */
    private static final String NETTY = "Netty";

    /** Part of the name of a class of a relocated copy of Netty: the transport of the library that bundles it. */
    private static final String RELOCATED_NETTY = ".io.netty.";

    private static final TreeMap<String, String> LABELS = new TreeMap<>(Map.ofEntries(
            // The JDK's own clients.
            Map.entry("com.sun.jndi.ldap.", "JNDI LDAP"),
            Map.entry("java.sql.", "JDBC"),
            Map.entry("javax.sql.", "JDBC"),
            Map.entry("jdk.internal.net.http.", "java.net.http"),
            Map.entry("sun.net.www.http.", "HttpURLConnection"),
            // HTTP clients.
            Map.entry("com.linecorp.armeria.", NO_LABEL),
            Map.entry("com.ning.http.", "AsyncHttpClient"),
            Map.entry("io.grpc.", "gRPC"),
            Map.entry("io.helidon.", NO_LABEL),
            Map.entry("io.micronaut.", NO_LABEL),
            Map.entry("io.netty.", NETTY),
            Map.entry("io.vertx.", "Vert.x"),
            Map.entry("okhttp3.", "OkHttp"),
            Map.entry("okio.", NO_LABEL),
            Map.entry("org.apache.hc.", "Apache HttpClient 5"),
            Map.entry("org.apache.http.", "Apache HttpClient 4"),
            Map.entry("org.asynchttpclient.", "AsyncHttpClient"),
            Map.entry("play.shaded.ahc.", "AsyncHttpClient"),
            Map.entry("org.eclipse.jetty.", NO_LABEL),
            Map.entry("org.eclipse.jetty.client.", "Jetty"),
            Map.entry("org.glassfish.jersey.", NO_LABEL),
            Map.entry("reactor.netty.", "Reactor Netty"),
            Map.entry("retrofit2.", NO_LABEL),
            Map.entry("feign.", NO_LABEL),
            Map.entry("software.amazon.awssdk.", NO_LABEL),
            Map.entry("com.amazonaws.", NO_LABEL),
            Map.entry("com.azure.", NO_LABEL),
            Map.entry("com.google.api.", NO_LABEL),
            Map.entry("com.google.auth.", NO_LABEL),
            Map.entry("com.google.cloud.", NO_LABEL),
            Map.entry("com.google.firebase.", NO_LABEL),
            Map.entry("com.github.dockerjava.", NO_LABEL),
            Map.entry("com.stripe.", NO_LABEL),
            Map.entry("com.twilio.", NO_LABEL),
            Map.entry("io.fabric8.kubernetes.", NO_LABEL),
            Map.entry("io.kubernetes.client.", NO_LABEL),
            Map.entry("io.minio.", NO_LABEL),
            Map.entry("io.opentelemetry.exporter.", NO_LABEL),
            Map.entry("io.restassured.", NO_LABEL),
            Map.entry("io.sentry.", NO_LABEL),
            Map.entry("kong.unirest.", NO_LABEL),
            Map.entry("org.apache.axis.", NO_LABEL),
            Map.entry("org.apache.axis2.", NO_LABEL),
            Map.entry("org.apache.commons.httpclient.", NO_LABEL),
            Map.entry("org.apache.solr.", NO_LABEL),
            Map.entry("org.jsoup.", NO_LABEL),
            Map.entry("zipkin2.", NO_LABEL),
            // Drivers and pools.
            Map.entry("com.alibaba.druid.", "JDBC"),
            Map.entry("com.clickhouse.", "JDBC"),
            Map.entry("com.ibm.db2.", "JDBC"),
            Map.entry("com.mchange.", "JDBC"),
            Map.entry("com.microsoft.sqlserver.", "JDBC"),
            Map.entry("com.mongodb.", "MongoDB"),
            Map.entry("com.mysql.", "JDBC"),
            Map.entry("com.rabbitmq.", "RabbitMQ"),
            Map.entry("com.sun.mail.", "Jakarta Mail"),
            Map.entry("com.zaxxer.hikari.", "HikariCP"),
            Map.entry("io.lettuce.", "Lettuce"),
            Map.entry("jakarta.mail.", "Jakarta Mail"),
            Map.entry("javax.mail.", "Jakarta Mail"),
            Map.entry("oracle.jdbc.", "JDBC"),
            Map.entry("oracle.net.", "JDBC"),
            Map.entry("net.sourceforge.jtds.", "JDBC"),
            Map.entry("oracle.ucp.", "JDBC"),
            Map.entry("org.apache.commons.dbcp2.", "JDBC"),
            Map.entry("org.apache.commons.pool2.", NO_LABEL),
            Map.entry("org.apache.kafka.", "Kafka"),
            Map.entry("org.apache.derby.", "JDBC"),
            Map.entry("org.apache.ibatis.", NO_LABEL),
            Map.entry("org.apache.tomcat.jdbc.", "JDBC"),
            Map.entry("org.eclipse.angus.mail.", "Jakarta Mail"),
            Map.entry("org.firebirdsql.", "JDBC"),
            Map.entry("org.h2.", "JDBC"),
            Map.entry("org.hsqldb.", "JDBC"),
            Map.entry("org.jdbi.", NO_LABEL),
            Map.entry("org.jooq.", NO_LABEL),
            Map.entry("org.hibernate.", NO_LABEL),
            Map.entry("org.mariadb.jdbc.", "JDBC"),
            Map.entry("io.r2dbc.", NO_LABEL),
            Map.entry("org.mybatis.", NO_LABEL),
            Map.entry("org.postgresql.", "JDBC"),
            Map.entry("org.springframework.jdbc.datasource.SimpleDriverDataSource", "JDBC"),
            Map.entry("redis.clients.jedis.", "Jedis"),
            Map.entry("org.redisson.", NO_LABEL),
            Map.entry("com.datastax.", NO_LABEL),
            Map.entry("com.aerospike.client.", NO_LABEL),
            Map.entry("com.couchbase.client.", NO_LABEL),
            Map.entry("com.hazelcast.", NO_LABEL),
            Map.entry("com.hivemq.client.", NO_LABEL),
            Map.entry("com.influxdb.", NO_LABEL),
            Map.entry("com.jcraft.jsch.", NO_LABEL),
            Map.entry("io.nats.client.", NO_LABEL),
            Map.entry("net.rubyeye.xmemcached.", NO_LABEL),
            Map.entry("net.schmizz.sshj.", NO_LABEL),
            Map.entry("net.spy.memcached.", NO_LABEL),
            Map.entry("org.apache.activemq.", NO_LABEL),
            Map.entry("org.apache.commons.net.", NO_LABEL),
            Map.entry("org.apache.curator.", NO_LABEL),
            Map.entry("org.apache.pulsar.", NO_LABEL),
            Map.entry("org.apache.sshd.", NO_LABEL),
            Map.entry("org.apache.thrift.", NO_LABEL),
            Map.entry("org.apache.zookeeper.", NO_LABEL),
            Map.entry("org.eclipse.paho.", NO_LABEL),
            Map.entry("org.influxdb.", NO_LABEL),
            Map.entry("org.neo4j.driver.", NO_LABEL),
            Map.entry("org.elasticsearch.", NO_LABEL),
            Map.entry("co.elastic.", NO_LABEL),
            Map.entry("org.opensearch.", NO_LABEL),
            // Servers and frameworks.
            Map.entry("akka.", NO_LABEL),
            Map.entry("ch.qos.logback.", NO_LABEL),
            Map.entry("com.google.common.", NO_LABEL),
            Map.entry("com.sun.net.httpserver.", NO_LABEL),
            Map.entry("io.quarkus.", NO_LABEL),
            Map.entry("io.undertow.", NO_LABEL),
            Map.entry("io.reactivex.", NO_LABEL),
            Map.entry("jakarta.", NO_LABEL),
            Map.entry("javax.", NO_LABEL),
            Map.entry("org.apache.catalina.", NO_LABEL),
            Map.entry("org.apache.coyote.", NO_LABEL),
            Map.entry("org.apache.cxf.", NO_LABEL),
            Map.entry("org.apache.camel.", NO_LABEL),
            Map.entry("org.apache.logging.log4j.", NO_LABEL),
            Map.entry("org.apache.maven.", NO_LABEL),
            Map.entry("org.apache.pekko.", NO_LABEL),
            Map.entry("org.apache.tomcat.", NO_LABEL),
            Map.entry("org.jboss.", NO_LABEL),
            Map.entry("org.xnio.", NO_LABEL),
            Map.entry("org.junit.", NO_LABEL),
            Map.entry("org.springframework.", NO_LABEL),
            Map.entry("reactor.", NO_LABEL),
            // Languages.
            Map.entry("clojure.", NO_LABEL),
            Map.entry("groovy.", NO_LABEL),
            Map.entry("kotlin.", NO_LABEL),
            Map.entry("kotlinx.", NO_LABEL),
            Map.entry("org.codehaus.groovy.", NO_LABEL),
            Map.entry("scala.", NO_LABEL)));

    private KnownLibraries() {}

    /** Whether a class belongs to a library that is listed here. */
    static boolean isLibrary(String className) {
        return find(className) != null;
    }

    /** Returns the label of the client that a class belongs to, or null. */
    static @Nullable String labelOf(String className) {
        String label = find(className);
        return label == null || label.isEmpty() ? null : label;
    }

    /**
     * Returns which of two libraries on one stack is the client: the outer one, which the application called, rather than
     * the one that it is built on. Netty is an exception, since its event loop is outside of whatever runs on it.
     *
     * @param inner label of the library closer to the top of the stack, or null
     * @param outer label of the other, or null
     */
    static @Nullable String clientOf(@Nullable String inner, @Nullable String outer) {
        return outer == null || outer.equals(NETTY) && inner != null ? inner : outer;
    }

    private static @Nullable String find(String className) {
        if (className.indexOf(RELOCATED_NETTY) > 0) {
            return NETTY;
        }
        // A listed prefix of the name sorts before it, and a longer one (reactor.netty.) after a shorter (reactor.).
        for (var entry = LABELS.floorEntry(className); entry != null; entry = LABELS.lowerEntry(entry.getKey())) {
            if (className.startsWith(entry.getKey())) {
                return entry.getValue();
            }
            if (entry.getKey().charAt(0) != className.charAt(0)) {
                return null;
            }
        }
        return null;
    }
}
