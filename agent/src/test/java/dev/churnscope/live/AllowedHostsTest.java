// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    private final AllowedHosts names = new AllowedHosts(Set.of("shop-7"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:9464",
                "churn.localhost:9464",
                "127.0.0.1",
                "127.0.0.1:9464",
                "10.1.2.3:80",
                "[::1]",
                "[::1]:9464",
                "[fe80::1%eth0]:9464",
                "shop-7:9464"
            })
    void addressesAndOwnNamesAreAllowed(String host) {
        assertThat(names.allows(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:9464",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.0.0.1@evil.example",
                "shop-7.evil.example",
                "evil.example:9464:80",
                "notlocalhost",
                "localhost, evil.example",
                "",
                ":9464"
            })
    void otherNamesAreNotAllowed(String host) {
        assertThat(names.allows(host)).isFalse();
    }
}
