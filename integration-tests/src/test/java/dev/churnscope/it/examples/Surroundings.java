// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.examples;

import dev.churnscope.it.Jdk;
import dev.churnscope.it.clients.Library;
import dev.churnscope.it.clients.Rows;
import dev.churnscope.it.clients.Version;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.VersionScheme;

/**
 * What stands around an example in the code of its reader.
 *
 * @param file a class of {@code src/examples}: its imports, and variables that an example may use
 * @param rows the libraries, by their names in the lists of what is supported; none for the JDK alone
 * @param newestRows the same, where newer versions are listed under another name
 * @param besides what is used together with them, in its newest version
 */
record Surroundings(String file, List<String> rows, List<String> newestRows, List<String> besides) {

    private static final int OLDEST_JDK = 17;
    private static final VersionScheme VERSIONS = new GenericVersionScheme();

    private static final Surroundings SOCKET = of("WithSocket");
    private static final Surroundings SOCKET_CHANNEL = of("WithSocketChannel").beside("Tomcat 11");
    private static final Surroundings ASYNCHRONOUS_CHANNEL =
            of("WithAsynchronousSocketChannel").beside("Tomcat 11");
    private static final Surroundings JDBC = of("WithJdbc", "HikariCP", "Commons DBCP");

    private static final Map<String, Surroundings> BY_CLIENT = Map.ofEntries(
            Map.entry("in general", of("InGeneral", "Commons Pool")),
            Map.entry("Socket", SOCKET),
            Map.entry("ServerSocket", SOCKET),
            Map.entry("SocketChannel", SOCKET_CHANNEL),
            Map.entry("ServerSocketChannel", SOCKET_CHANNEL),
            Map.entry("AsynchronousSocketChannel", ASYNCHRONOUS_CHANNEL),
            Map.entry("AsynchronousServerSocketChannel", ASYNCHRONOUS_CHANNEL),
            Map.entry("HttpURLConnection", of("WithHttpUrlConnection")),
            Map.entry("java.net.http", of("WithJavaNetHttp")),
            Map.entry("Apache HttpClient 4", of("WithApacheHttpClient4", "Apache HttpClient 4")),
            Map.entry("Apache HttpClient 5", of("WithApacheHttpClient5", "Apache HttpClient 5")),
            Map.entry("OkHttp", of("WithOkHttp", "OkHttp")),
            Map.entry("Jetty", of("WithJetty", "Jetty")),
            Map.entry("Reactor Netty", of("WithReactorNetty", "Spring WebClient")),
            Map.entry("Vert.x", of("WithVertx", "Vert.x")),
            Map.entry("AsyncHttpClient", of("WithAsyncHttpClient", "AsyncHttpClient")),
            Map.entry("Netty", of("WithNetty", "Netty nio")),
            Map.entry("gRPC", of("WithGrpc", "gRPC over Netty")),
            Map.entry("JDBC", JDBC),
            Map.entry("HikariCP", JDBC),
            Map.entry("Jedis", of("WithJedis", "Jedis")),
            Map.entry("Lettuce", of("WithLettuce", "Lettuce").beside("Commons Pool")),
            Map.entry("MongoDB", of("WithMongoDb", "MongoDB")),
            Map.entry("Kafka", of("WithKafka", "Kafka")),
            Map.entry("RabbitMQ", of("WithRabbitMq", "RabbitMQ")),
            Map.entry("JNDI LDAP", of("WithJndiLdap")),
            Map.entry("Jakarta Mail", of("WithJakartaMail", "Jakarta Mail")),
            Map.entry(
                    "AWS SDK",
                    of(
                            "WithAwsSdk",
                            "AWS SDK over Apache HttpClient 4",
                            "AWS SDK over Netty",
                            "AWS SDK over HttpURLConnection")),
            Map.entry("AWS SDK 1", of("WithAwsSdk1", "AWS SDK 1")),
            Map.entry("Elasticsearch", of("WithElasticsearch", "Elasticsearch over Apache HttpClient 5")),
            Map.entry("Jersey", of("WithJersey", "Jersey")),
            Map.entry("WebClient", of("WithWebClient", "Spring WebClient")),
            Map.entry("Micronaut", of("WithMicronaut", "Micronaut 4").laterCalled("Micronaut 5")),
            Map.entry("Helidon", of("WithHelidon", "Helidon")),
            Map.entry("RestTemplate", of("WithRestTemplate", "RestTemplate over Apache HttpClient 5")),
            Map.entry("RestClient", of("WithRestClient", "RestClient over Apache HttpClient 5")),
            Map.entry("Feign", of("WithFeign", "Feign over OkHttp")),
            Map.entry("Retrofit", of("WithRetrofit", "Retrofit")));

    /** @throws IllegalArgumentException if there are none: add a row above, and its file to {@code src/examples} */
    static Surroundings of(Example example, String client) {
        if (!BY_CLIENT.containsKey(client)) {
            throw new IllegalArgumentException(example.place() + " stands under " + client
                    + ", of which Surroundings does not know what to compile it with");
        }
        return named(client);
    }

    static Stream<Surroundings> all() {
        return BY_CLIENT.values().stream().distinct();
    }

    static Surroundings named(String client) {
        return BY_CLIENT.get(client);
    }

    private static Surroundings of(String file, String... rows) {
        return new Surroundings(file, List.of(rows), List.of(rows), List.of());
    }

    private Surroundings laterCalled(String row) {
        return new Surroundings(file, rows, List.of(row), besides);
    }

    private Surroundings beside(String row) {
        return new Surroundings(file, rows, newestRows, List.of(row));
    }

    /** The newest version of each library and what its row needs beside it. */
    List<String> newest() {
        return coordinates(newestRows, Surroundings::newestOf);
    }

    /** The oldest version that is supported. */
    List<String> oldest() {
        return coordinates(rows, Surroundings::oldestOf);
    }

    /** The oldest JDK that can read the newest version. */
    int newestJdk() {
        return jdk(newestRows);
    }

    /** The oldest JDK that can read the oldest version. */
    int oldestJdk() {
        return jdk(rows);
    }

    /** Whether one of the libraries is supported in versions before this one and from it on. */
    boolean hasAsLaterVersion(String version) {
        if (rows.isEmpty()) {
            var jdks = Jdk.all();
            int newest = jdks.get(jdks.size() - 1).feature();
            return isBetween(version, Integer.toString(OLDEST_JDK), Integer.toString(newest));
        }
        return IntStream.range(0, rows.size())
                .anyMatch(i -> isBetween(
                        version,
                        oldestOf(Rows.named(rows.get(i))).toString(),
                        newestOf(Rows.named(newestRows.get(i))).toString()));
    }

    private static boolean isBetween(String version, String oldest, String newest) {
        return compare(oldest, version) < 0 && compare(version, newest) <= 0;
    }

    private static int compare(String one, String other) {
        try {
            return VERSIONS.parseVersion(one).compareTo(VERSIONS.parseVersion(other));
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static int jdk(List<String> rows) {
        return rows.stream().mapToInt(row -> Rows.named(row).minimalJdk()).max().orElse(OLDEST_JDK);
    }

    private List<String> coordinates(List<String> libraries, Function<Library, Version> version) {
        var all = Stream.concat(
                libraries.stream().map(Rows::named).map(version),
                besides.stream().map(Rows::named).map(Surroundings::newestOf));
        return all.flatMap(each -> each.coordinates().stream()).distinct().toList();
    }

    private static Version oldestOf(Library library) {
        return library.versions().get(0);
    }

    private static Version newestOf(Library library) {
        var versions = library.versions();
        return versions.get(versions.size() - 1);
    }
}
