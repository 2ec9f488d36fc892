// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import java.util.List;

/** The drivers and pools that are supported, in the oldest and the newest version: the one place that lists them. */
final class Drivers {

    private static final String UNBOUNDID = "com.unboundid:unboundid-ldapsdk:7.0.5";
    private static final String POSTGRESQL = "jdbc:postgresql://SERVER/postgres?user=it";

    static final List<Library> ALL = List.of(
            byDriverManager("H2", "H2Server", "jdbc:h2:tcp://SERVER/mem:it")
                    .version("com.h2database:h2:1.4.200")
                    .version("com.h2database:h2:2.5.252"),
            byDriverManager("PostgreSQL", "PostgresServer", POSTGRESQL)
                    .version("org.postgresql:postgresql:42.2.5")
                    .version("org.postgresql:postgresql:42.7.14"),
            byDriverManager("MySQL", "MariaDbServer", "jdbc:mysql://SERVER/?user=it&sslMode=DISABLED")
                    .version("mysql:mysql-connector-java:8.0.11")
                    .version("com.mysql:mysql-connector-j:9.7.0")
                    .version("com.mysql:mysql-connector-j:26.10.0"),
            byDriverManager("MariaDB", "MariaDbServer", "jdbc:mariadb://SERVER/?user=it&sslMode=disable")
                    .version("org.mariadb.jdbc:mariadb-java-client:2.7.0")
                    .version("org.mariadb.jdbc:mariadb-java-client:3.5.11")
                    .version("org.mariadb.jdbc:mariadb-java-client:4.0.0"),
            hikari("", "H2Server", "jdbc:h2:tcp://SERVER/mem:it", "com.h2database:h2:2.5.252"),
            hikari(" over PostgreSQL", "PostgresServer", POSTGRESQL, "org.postgresql:postgresql:42.7.14"),
            jdbcPool("Commons DBCP", "Dbcp2Pool", 1)
                    .version("org.apache.commons:commons-dbcp2:2.1.1", "org.postgresql:postgresql:42.2.5")
                    .version("org.apache.commons:commons-dbcp2:2.14.0", "org.postgresql:postgresql:42.7.14"),
            jdbcPool("Tomcat JDBC", "TomcatPool", 0)
                    .jvmArgs("-Djdbc.driver=org.postgresql.Driver")
                    // That the timer runs more often than once a second.
                    .writesToStderr(".*")
                    .version("org.apache.tomcat:tomcat-jdbc:8.5.0", "org.postgresql:postgresql:42.2.5")
                    .version("org.apache.tomcat:tomcat-jdbc:11.0.27", "org.postgresql:postgresql:42.7.14"),
            Library.driver("c3p0", "C3p0Pool")
                    .label("JDBC")
                    .jvmArgs("-Djdbc.url=" + POSTGRESQL)
                    .server("PostgresServer")
                    // Its log.
                    .writesToStderr(".*")
                    .version("com.mchange:c3p0:0.9.5.5", "org.postgresql:postgresql:42.2.5")
                    .version("com.mchange:c3p0:0.11.2", "org.postgresql:postgresql:42.7.14")
                    .expecting(
                            Expect.of("shared").opens(1).closedBy("application", "shared closes"),
                            Expect.of("grown").opens(3).closedBy("application", "grown closes"),
                            Expect.of("perOperation").opens(4).closedBy("application", "perOperation closes")),
            Library.driver("Spring JdbcTemplate", "SpringJdbcProgram")
                    .label("JDBC")
                    .jvmArgs("-Djdbc.url=jdbc:h2:tcp://SERVER/mem:it")
                    .server("H2Server", "com.h2database:h2:2.5.252")
                    .version("org.springframework:spring-jdbc:5.3.39", "com.h2database:h2:2.5.252")
                    .version("org.springframework:spring-jdbc:7.0.10", "com.h2database:h2:2.5.252")
                    .expecting(
                            Expect.of("perOperation").opens(4).closedBy("application", "perOperation"),
                            Expect.of("byDriver").opens(4).closedBy("application", "byDriver"),
                            Expect.of("held").opens(1).closedBy("application", "held closes")),
            Library.driver("JDBC driver that is not listed", "UnlistedDriver")
                    .label("JDBC")
                    .jvmArgs("-Djdbc.url=jdbc:acme://SERVER")
                    .writesToStderr(".*")
                    .server("H2Server", "com.h2database:h2:2.5.252")
                    .version(
                            "org.apache.commons:commons-dbcp2:2.14.0",
                            "org.apache.tomcat:tomcat-jdbc:11.0.27",
                            "org.springframework:spring-jdbc:7.0.10")
                    .expecting(
                            Expect.of("byDriverManager").opens(1).closed("localFin", "application"),
                            Expect.of("byDbcp").opens(2).closed("localFin", "application"),
                            Expect.of("byTomcat").opens(1).closed("localFin", "application"),
                            Expect.of("bySpring").opens(1).closed("localFin", "application")),
            Library.driver("Commons Pool", "CommonsPoolProgram")
                    .label("Socket")
                    .server("RedisServer")
                    .version("org.apache.commons:commons-pool2:2.4.2")
                    .version("org.apache.commons:commons-pool2:2.13.1")
                    .expecting(
                            Expect.of("tooSmall")
                                    .in("create")
                                    .opens(5)
                                    .closedBy("pool", "tooSmall destroys")
                                    .closedBy("application", "tooSmall destroys")
                                    .notReused("pool-too-small", 2),
                            Expect.of("broken")
                                    .in("create")
                                    .opens(3)
                                    .closedBy("error", "broken destroys")
                                    .notReused("error", 2)),
            Library.driver("R2DBC PostgreSQL", "R2dbcProgram")
                    .label("Reactor Netty")
                    .server("PostgresServer")
                    .version("org.postgresql:r2dbc-postgresql:1.0.0.RELEASE")
                    .version("org.postgresql:r2dbc-postgresql:1.1.3.RELEASE")
                    .writesToStderr(".*")
                    .expecting(
                            Expect.of("perOperation")
                                    .opens(4)
                                    .closedBy("application", "perOperation closes")
                                    .notReused("disconnect-after-response", 3),
                            Expect.of("chained")
                                    .opens(4)
                                    .closedBy("application", "chained")
                                    .notReused("disconnect-after-response", 3)),
            Library.driver("JNDI LDAP", "JndiLdapProgram")
                    .ofTheJdk()
                    .jvmArgs("-Dcom.sun.jndi.ldap.connect.pool.prefsize=1")
                    .server("LdapServer", UNBOUNDID)
                    .expecting(jndiLdap()),
            Library.driver("JNDI LDAP over TLS", "JndiLdapProgram")
                    .label("JNDI LDAP")
                    .ofTheJdk()
                    .overTls()
                    .jvmArgs(
                            "-Dldap.scheme=ldaps",
                            "-Dcom.sun.jndi.ldap.connect.pool.protocol=plain ssl",
                            "-Dcom.sun.jndi.ldap.connect.pool.prefsize=1")
                    .server("LdapServer", UNBOUNDID)
                    .expecting(jndiLdap()),
            Library.driver("JNDI LDAP, pool with a time limit", "JndiLdapExpiry")
                    .label("JNDI LDAP")
                    .ofTheJdk()
                    .jvmArgs("-Dcom.sun.jndi.ldap.connect.pool.timeout=300")
                    .server("LdapServer", UNBOUNDID)
                    .expecting(Expect.of("idle")
                            .opens(3)
                            .closedBy("idle-timer", null)
                            .notReused("idle-expiry-churn", 2)),
            Library.driver("Jedis", "JedisProgram")
                    .server("RedisServer")
                    .version("redis.clients:jedis:3.10.0")
                    .version("redis.clients:jedis:8.0.2")
                    .expecting(
                            Expect.of("perOperation")
                                    .opens(4)
                                    .closed("localReset", "application", "perOperation closes"),
                            Expect.of("pooled").opens(1).closed("localReset", "application", "pooled closes")),
            Library.driver("Lettuce", "LettuceProgram")
                    .server("RedisServer")
                    .version("io.lettuce:lettuce-core:6.2.7.RELEASE")
                    .version("io.lettuce:lettuce-core:7.7.0.RELEASE")
                    .writesToStderr(".*")
                    .expecting(
                            Expect.of("perOperation").opens(4).closedBy("application", "perOperation closes"),
                            Expect.of("shared").opens(1),
                            Expect.of("asynchronous").opens(1),
                            Expect.of("reconnected").opens(2)),
            grpc("Netty", "grpc-netty", "1.58.0", "1.85.1"),
            grpc("Netty, shaded", "grpc-netty-shaded", "1.58.0", "1.85.1"),
            grpc("OkHttp", "grpc-okhttp", "1.58.0", "1.82.2"),
            Library.driver("Kafka", "KafkaProgram")
                    .countingServer("KafkaServer", "org.apache.kafka:kafka_2.13:4.3.1")
                    .version("org.apache.kafka:kafka-clients:2.8.2")
                    .version("org.apache.kafka:kafka-clients:4.4.0")
                    .expecting(
                            Expect.of("administers").closed("localFin", "application", "administers closes"),
                            Expect.of("perMessage").opens(6).closed("localFin", "application", "perMessage closes"),
                            Expect.of("shared").opens(2).closed("localFin", "application", "shared closes"),
                            Expect.of("consumes").opens(3).closed("localFin", "application", "consumes closes")),
            Library.driver("MongoDB", "MongoProgram")
                    .writesToStderr(".*SLF4J.*")
                    .server("MongoServer", "de.bwaldvogel:mongo-java-server:1.47.0")
                    .version("org.mongodb:mongodb-driver-sync:4.4.0")
                    .version("org.mongodb:mongodb-driver-sync:5.14.0")
                    .expecting(
                            Expect.of("perOperation").closed("localFin", "application", "perOperation closes"),
                            Expect.of("filled").closed("localFin", "application", "filled closes"),
                            Expect.of("expired")
                                    .closed("localFin", "idle-timer")
                                    .closed("localFin", "application", "expired closes"),
                            Expect.of("aged")
                                    .closed("localFin", "max-lifetime")
                                    .closed("localFin", "application", "aged closes")),
            Library.driver("MongoDB Reactive Streams", "MongoReactiveProgram")
                    .writesToStderr(".*SLF4J.*")
                    .label("MongoDB")
                    .server("MongoServer", "de.bwaldvogel:mongo-java-server:1.47.0")
                    .version(
                            "org.mongodb:mongodb-driver-reactivestreams:4.4.0", "io.projectreactor:reactor-core:3.4.41")
                    .version("org.mongodb:mongodb-driver-reactivestreams:5.8.1")
                    .expecting(
                            Expect.of("cold").closed("localFin", "application", "cold closes"),
                            Expect.of("warm").closed("localFin", "application", "warm closes")),
            Library.driver("RabbitMQ", "RabbitProgram")
                    .server(
                            "AmqpServer",
                            "org.apache.qpid:qpid-broker-core:9.2.1",
                            "org.apache.qpid:qpid-broker-plugins-amqp-0-8-protocol:9.2.1",
                            "org.apache.qpid:qpid-broker-plugins-memory-store:9.2.1")
                    .version("com.rabbitmq:amqp-client:5.14.0")
                    .version("com.rabbitmq:amqp-client:5.37.1")
                    .expecting(
                            Expect.of("perMessage").opens(4).closedBy("application", "perMessage closes"),
                            Expect.of("overChannels").opens(4).closedBy("application", "overChannels closes"),
                            Expect.of("recovered").opens(2)),
            Library.driver("JavaMail", "JavaMailProgram")
                    .label("Jakarta Mail")
                    .server("MailServer", "com.icegreen:greenmail:2.1.8")
                    .version("com.sun.mail:jakarta.mail:1.6.7")
                    .expecting(
                            Expect.of("perMessage").opens(4).closedBy("application", "perMessage"),
                            Expect.of("held").opens(1).closedBy("application", "held closes")),
            Library.driver("Jakarta Mail", "JakartaMailProgram")
                    .server("MailServer", "com.icegreen:greenmail:2.1.8")
                    .version("com.sun.mail:jakarta.mail:2.0.2")
                    .version("org.eclipse.angus:jakarta.mail:2.0.5")
                    .expecting(
                            Expect.of("perMessage").opens(4).closedBy("application", "perMessage"),
                            Expect.of("held").opens(1).closedBy("application", "held closes")),
            Library.driver("Jakarta Mail (IMAP)", "ImapProgram")
                    .label("Jakarta Mail")
                    .server("ImapServer", "com.icegreen:greenmail:2.1.8")
                    .version("com.sun.mail:jakarta.mail:2.0.2")
                    .version("org.eclipse.angus:jakarta.mail:2.0.5")
                    .expecting(
                            Expect.of("read").opens(1).closedBy("application", "read closes"),
                            Expect.of("pooled").opens(2).closedBy("application", "pooled closes")));

    private Drivers() {}

    private static Library byDriverManager(String driver, String server, String url) {
        return Library.driver(driver + " by DriverManager", "DriverManagerProgram")
                .label("JDBC")
                .jvmArgs("-Djdbc.url=" + url)
                .server(server)
                .expecting(
                        Expect.of("perOperation").opens(4).closedBy("application", "perOperation closes"),
                        Expect.of("held").opens(1).closedBy("application", "held closes"),
                        Expect.of("patient").opens(1).closedBy("application", "patient closes"));
    }

    private static Library hikari(String over, String server, String url, String driver) {
        return Library.driver("HikariCP" + over, "HikariPool")
                .label("HikariCP")
                .jvmArgs("-Djdbc.url=" + url, "-Dcom.zaxxer.hikari.housekeeping.periodMs=100")
                .server(server, driver)
                .version("com.zaxxer:HikariCP:4.0.3", driver)
                .version("com.zaxxer:HikariCP:7.1.0", driver)
                .expecting(
                        Expect.of("shared").opens(1).closedBy("application", "shared closes"),
                        Expect.of("perOperation")
                                .opens(4)
                                .closedBy("application", "perOperation closes")
                                .notReused("client-per-request", 3),
                        Expect.of("warm").opens(3).closedBy("application", "warm closes"),
                        Expect.of("onDemand").opens(1).closedBy("application", "onDemand closes"),
                        Expect.of("aged")
                                .opens(3)
                                .closedBy("max-lifetime", null)
                                .notReused("max-lifetime-churn", 2),
                        Expect.of("idle").opens(3).closedBy("idle-timer", null).notReused("idle-expiry-churn", 2),
                        Expect.of("built").opens(1).closedBy("application", "built closes"),
                        Expect.of("first").through("built").opens(1).closedBy("application", "built closes"),
                        Expect.of("second").through("built").opens(2).closedBy("application", "built closes"));
    }

    /**
     * A pool over PostgreSQL that is labelled as what it pools.
     *
     * @param probes how many connections a pool opens at first, and closes, only to see that it can
     */
    private static Library jdbcPool(String name, String program, int probes) {
        return Library.driver(name, program)
                .label("JDBC")
                .jvmArgs("-Djdbc.url=" + POSTGRESQL)
                .server("PostgresServer")
                .expecting(
                        probing("shared", probes).opens(1 + probes).closedBy("application", "shared closes"),
                        probing("perOperation", probes)
                                .opens(4 + 4 * probes)
                                .closedBy("application", "perOperation closes")
                                .notReused("client-per-request", 3),
                        probing("tooSmall", probes)
                                .opens(5 + probes)
                                .closedBy("pool", "tooSmall returns")
                                .closedBy("application", "tooSmall closes")
                                .notReused("pool-too-small", 2),
                        probing("aged", probes)
                                .opens(3 + probes)
                                .closedBy("max-lifetime", "aged")
                                .closedBy("application", "aged closes")
                                .notReused("max-lifetime-churn", 2),
                        probing("idle", probes)
                                .opens(3 + probes)
                                .closedBy("idle-timer", null)
                                .notReused("idle-expiry-churn", 2),
                        probing("warm", probes).opens(3 + probes).closedBy("application", "warm closes"),
                        probing("broken", probes)
                                .opens(3 + probes)
                                .closedBy("error", "broken returns")
                                .notReused("error", 2));
    }

    private static Expect probing(String scenario, int probes) {
        var expect = Expect.of(scenario);
        return probes == 0 ? expect : expect.closedBy("pool", scenario);
    }

    private static Expect[] jndiLdap() {
        return new Expect[] {
            Expect.of("perOperation").opens(4).closedBy("application", "perOperation closes"),
            Expect.of("pooled").opens(1),
            Expect.of("tooSmall").opens(5).closedBy("pool", "tooSmall returns").notReused("pool-too-small", 2)
        };
    }

    private static Library grpc(String transport, String artifact, String oldest, String newest) {
        return Library.driver("gRPC over " + transport, "GrpcProgram")
                .label("gRPC")
                .writesToStderr("WARNING: .*|")
                .server("GrpcServer", "io.grpc:grpc-netty-shaded:1.85.1", "io.grpc:grpc-stub:1.85.1")
                .version("io.grpc:" + artifact + ":" + oldest, "io.grpc:grpc-stub:" + oldest)
                .version("io.grpc:" + artifact + ":" + newest, "io.grpc:grpc-stub:" + newest)
                .expecting(
                        Expect.of("shared").opens(1).requests(4).closedBy("application", "shared closes"),
                        Expect.of("perCall")
                                .opens(4)
                                .requests(4)
                                .closedBy("application", "perCall closes")
                                .notReused("client-per-request", 3),
                        Expect.of("asynchronous").opens(1).requests(5).closedBy("application", "asynchronous closes"),
                        Expect.of("eager").opens(1).requests(1).closedBy("application", "eager closes"),
                        Expect.of("idle")
                                .opens(2)
                                .requests(2)
                                .closedBy("idle-timer", null)
                                .notReused("idle-expiry-churn", 1));
    }
}
