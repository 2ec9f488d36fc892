// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownLibrariesTest {

    @ParameterizedTest
    @CsvSource({
        "okhttp3.internal.connection.RealCall, OkHttp",
        "jdk.internal.net.http.HttpClientImpl, java.net.http",
        "sun.net.www.http.HttpClient, HttpURLConnection",
        "org.apache.http.impl.Client, Apache HttpClient 4",
        "org.apache.hc.client5.http.Client, Apache HttpClient 5",
        "org.postgresql.Driver, JDBC",
        "redis.clients.jedis.Jedis, Jedis"
    })
    void aClientHasALabel(String className, String label) {
        assertThat(KnownLibraries.labelOf(className)).isEqualTo(label);
        assertThat(KnownLibraries.isLibrary(className)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "reactor.netty.http.client.HttpClient, Reactor Netty",
        "reactor.core.publisher.Mono,",
        "reactor.zzz.Last,",
        "javax.sql.DataSource, JDBC",
        "javax.mail.Transport, Jakarta Mail",
        "javax.servlet.Filter,",
        "org.apache.tomcat.util.net.NioEndpoint,",
        "org.apache.tomcat.jdbc.pool.DataSource, JDBC"
    })
    void theLongestPrefixWins(String className, String label) {
        assertThat(KnownLibraries.labelOf(className)).isEqualTo(label);
        assertThat(KnownLibraries.isLibrary(className)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.sunny.Day",
                "com.sun.Other",
                "reactorish.Core",
                "reactor",
                "okhttp.Client",
                "okhttp3x.Client",
                "io.nettyx.Client",
                "org.springframeworkx.Bean",
                "com.shop.okhttp3.Client",
                "com.mysqlx.Driver",
                "A",
                "zzz.Last",
                "dev.churnscope.demo.Main"
            })
    void aNearMissIsTheApplications(String className) {
        assertThat(KnownLibraries.isLibrary(className)).isFalse();
        assertThat(KnownLibraries.labelOf(className)).isNull();
    }

    @Test
    void aFrameworkWithoutClientsHasNoLabel() {
        assertThat(KnownLibraries.isLibrary("org.springframework.web.client.RestTemplate"))
                .isTrue();
        assertThat(KnownLibraries.labelOf("org.springframework.web.client.RestTemplate"))
                .isNull();
    }
}
