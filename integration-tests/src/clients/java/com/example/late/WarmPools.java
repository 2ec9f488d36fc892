// SPDX-License-Identifier: Apache-2.0
package com.example.late;

import com.example.Lifeline;
import com.example.http.Origin;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.TimeValue;
import org.h2.tools.Server;

/**
 * Uses pools that are warm when an agent attaches, and then has them connect anew.
 *
 * <p>Prints what it was answered, which must be the same whether an agent comes or not; is told to go on by the file {@code
 * attached} in a folder, the last of its arguments.
 */
public final class WarmPools {

    private static final int TIMES = 5;

    private final Origin origin;
    private final OkHttpClient okHttp = new OkHttpClient();
    private final PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager();
    private final CloseableHttpClient apache =
            HttpClients.custom().setConnectionManager(connections).build();
    private final HikariDataSource hikari;

    private WarmPools(Origin origin, String database) {
        this.origin = origin;
        var configuration = new HikariConfig();
        configuration.setJdbcUrl(database);
        configuration.setMaximumPoolSize(1);
        configuration.setMinimumIdle(0);
        this.hikari = new HikariDataSource(configuration);
    }

    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        var program = new WarmPools(Origin.of(arguments), "jdbc:h2:tcp://localhost:" + server.getPort() + "/mem:warm");
        program.warmUp();
        System.out.println("ready");
        var attached = Path.of(arguments[arguments.length - 1], "attached");
        while (!Files.exists(attached)) {
            LockSupport.parkNanos(10_000_000);
        }
        program.goOn();
        System.out.println("done");
        System.exit(0);
    }

    private void warmUp() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            viaOkHttp("warmOkHttp");
            viaApache("warmApache");
            viaHikari();
        }
    }

    private void goOn() throws Exception {
        // Over what is open, first.
        warmUp();
        okHttp.connectionPool().evictAll();
        connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
        hikari.getHikariPoolMXBean().softEvictConnections();
        while (hikari.getHikariPoolMXBean().getTotalConnections() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
        for (int i = 0; i < TIMES; i++) {
            newOkHttp();
            newApache();
            newHikari();
        }
    }

    private void viaOkHttp(String scenario) throws IOException {
        var call =
                okHttp.newCall(new Request.Builder().url(origin.url(scenario)).build());
        print(read(call));
    }

    private void newOkHttp() throws IOException {
        var call = okHttp.newCall(
                new Request.Builder().url(origin.url("newOkHttp")).build());
        try (var response = call.execute()) { // newOkHttp
            print(response.body().string());
        }
    }

    private void viaApache(String scenario) throws IOException {
        print(apache.execute(
                new HttpGet(origin.url(scenario)), response -> EntityUtils.toString(response.getEntity())));
    }

    private void newApache() throws IOException {
        var request = new HttpGet(origin.url("newApache"));
        print(apache.execute(request, response -> EntityUtils.toString(response.getEntity()))); // newApache
    }

    private void viaHikari() throws SQLException {
        try (var connection = hikari.getConnection()) {
            query(connection);
        }
    }

    private void newHikari() throws SQLException {
        try (var connection = hikari.getConnection()) { // newHikari
            query(connection);
        }
    }

    private static String read(okhttp3.Call call) throws IOException {
        try (var response = call.execute()) {
            return response.body().string();
        }
    }

    private static void query(java.sql.Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT 42")) {
            result.next();
            print(result.getString(1));
        }
    }

    private static void print(String answer) {
        System.out.println(answer.length() + " " + answer.hashCode());
    }
}
