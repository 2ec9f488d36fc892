// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import java.util.List;

/** The mistakes that are made with drivers, and with the pools over them. */
final class DriverMistakes {

    private static final String POSTGRESQL = "org.postgresql:postgresql:42.7.14";

    static final List<Library> ALL = List.of(
            Library.misusedDriver("JDBC", "JdbcMistakes")
                    .jvmArgs("-Djdbc.url=jdbc:h2:tcp://SERVER/mem:it")
                    .server("H2Server")
                    .version("com.h2database:h2:2.5.252")
                    .making(Mistake.of("perOperation", "connection-per-operation")),
            Library.misusedDriver("PostgreSQL", "JdbcMistakes")
                    .jvmArgs("-Djdbc.url=jdbc:postgresql://SERVER/postgres?user=it")
                    .server("PostgresServer")
                    .version(POSTGRESQL)
                    .version("org.postgresql:postgresql:42.7.8")
                    .making(
                            Mistake.of("perOperation", "connection-per-operation"),
                            Mistake.of("neverClosed", "connection-leak")),
            Library.misusedDriver("MySQL", "JdbcMistakes")
                    .jvmArgs("-Djdbc.url=jdbc:mysql://SERVER/?user=it&sslMode=DISABLED")
                    .server("MariaDbServer")
                    .version("com.mysql:mysql-connector-j:9.7.0")
                    .making(Mistake.of("neverClosed", "connection-leak")),
            overPostgresql("HikariCP", "HikariMistakes", "com.zaxxer:HikariCP:7.1.0")
                    .jvmArgs("-Dcom.zaxxer.hikari.housekeeping.periodMs=100")
                    .making(
                            Mistake.of("dataSourcePerRequest", "client-per-request"),
                            Mistake.of("livesTooShort", "max-lifetime-churn"),
                            Mistake.of("idleTooShort", "idle-expiry-churn"),
                            Mistake.of("stale", "stale-pooled-connection")),
            overPostgresql("Commons DBCP", "Dbcp2Mistakes", "org.apache.commons:commons-dbcp2:2.14.0")
                    .making(
                            Mistake.of("dataSourcePerRequest", "client-per-request"),
                            Mistake.of("keepsTooFew", "pool-too-small"),
                            Mistake.of("livesTooShort", "max-lifetime-churn"),
                            Mistake.of("idleTooShort", "idle-expiry-churn"),
                            Mistake.of("stale", "stale-pooled-connection")),
            overPostgresql("Tomcat JDBC", "TomcatPoolMistakes", "org.apache.tomcat:tomcat-jdbc:11.0.27")
                    .making(
                            Mistake.of("dataSourcePerRequest", "client-per-request"),
                            Mistake.of("keepsTooFew", "pool-too-small"),
                            Mistake.of("livesTooShort", "max-lifetime-churn"),
                            Mistake.of("idleTooShort", "idle-expiry-churn"),
                            Mistake.of("stale", "stale-pooled-connection")),
            Library.misusedDriver("Commons Pool", "CommonsPoolMistakes")
                    .server("RedisServer")
                    .version("org.apache.commons:commons-pool2:2.13.1")
                    .making(Mistake.of("keepsTooFew", "pool-too-small")),
            Library.misusedDriver("Jedis", "JedisMistakes")
                    .server("RedisServer")
                    .version("redis.clients:jedis:8.0.2")
                    .making(
                            Mistake.of("perOperation", "connection-per-operation"),
                            Mistake.of("poolPerRequest", "client-per-request"),
                            Mistake.of("keepsTooFew", "pool-too-small"),
                            Mistake.of("stale", "stale-pooled-connection")),
            Library.misusedDriver("Lettuce", "LettuceMistakes")
                    .server("RedisServer")
                    .writesToStderr(".*")
                    .version("io.lettuce:lettuce-core:7.7.0.RELEASE")
                    .making(Mistake.of("perOperation", "connection-per-operation")),
            Library.misusedDriver("MongoDB", "MongoMistakes")
                    .server("MongoServer", "de.bwaldvogel:mongo-java-server:1.47.0")
                    .writesToStderr(".*SLF4J.*")
                    .version("org.mongodb:mongodb-driver-sync:5.14.0")
                    .making(Mistake.of("clientPerOperation", "client-per-request")),
            Library.misusedDriver("RabbitMQ", "RabbitMistakes")
                    .server(
                            "AmqpServer",
                            "org.apache.qpid:qpid-broker-core:9.2.1",
                            "org.apache.qpid:qpid-broker-plugins-amqp-0-8-protocol:9.2.1",
                            "org.apache.qpid:qpid-broker-plugins-memory-store:9.2.1")
                    .version("com.rabbitmq:amqp-client:5.37.1")
                    .making(Mistake.of("perMessage", "connection-per-operation")),
            Library.misusedDriver("Kafka", "KafkaMistakes")
                    .countingServer("KafkaServer", "org.apache.kafka:kafka_2.13:4.3.1")
                    .version("org.apache.kafka:kafka-clients:4.4.0")
                    .making(Mistake.of("producerPerMessage", "connection-per-operation")),
            Library.misusedDriver("JNDI LDAP", "JndiLdapMistakes")
                    .ofTheJdk()
                    .server("LdapServer", "com.unboundid:unboundid-ldapsdk:7.0.5")
                    .wrongWith("-Dcom.sun.jndi.ldap.connect.pool.prefsize=1")
                    .making(
                            Mistake.of("perOperation", "connection-per-operation"),
                            Mistake.of("keepsTooFew", "pool-too-small"),
                            Mistake.of("neverClosed", "connection-leak")),
            Library.misusedDriver("Jakarta Mail", "JakartaMailMistakes")
                    .server("MailServer", "com.icegreen:greenmail:2.1.8")
                    .version("org.eclipse.angus:jakarta.mail:2.0.5")
                    .making(Mistake.of("perMessage", "connection-per-operation")),
            Library.misusedDriver("Jakarta Mail (IMAP)", "ImapMistakes")
                    .server("ImapServer", "com.icegreen:greenmail:2.1.8")
                    .version("org.eclipse.angus:jakarta.mail:2.0.5")
                    .making(Mistake.of("storePerRead", "connection-per-operation")),
            grpc("Netty", "grpc-netty", "1.85.1"),
            grpc("OkHttp", "grpc-okhttp", "1.82.2"));

    private DriverMistakes() {}

    private static Library overPostgresql(String name, String program, String coordinates) {
        return Library.misusedDriver(name, program)
                .jvmArgs("-Djdbc.url=jdbc:postgresql://SERVER/postgres?user=it")
                .server("PostgresServer")
                .writesToStderr(".*")
                .version(coordinates, POSTGRESQL);
    }

    private static Library grpc(String transport, String artifact, String version) {
        return Library.misusedDriver("gRPC over " + transport, "GrpcMistakes")
                .server("GrpcServer", "io.grpc:grpc-netty-shaded:1.85.1", "io.grpc:grpc-stub:1.85.1")
                .writesToStderr("WARNING: .*|")
                .version("io.grpc:" + artifact + ":" + version, "io.grpc:grpc-stub:" + version)
                .making(Mistake.of("channelPerCall", "client-per-request"));
    }
}
