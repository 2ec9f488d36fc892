// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {

    @ParameterizedTest
    @CsvSource({
        "9464, , 9464",
        "65535, , 65535",
        "0.0.0.0:9464, 0.0.0.0, 9464",
        "metrics.shop.example:1, metrics.shop.example, 1",
        "[::1]:9464, ::1, 9464"
    })
    void isParsedAndFormattedTheSameWay(String text, String host, int port) {
        var address = ListenAddress.parse(text);
        assertThat(address).isEqualTo(new ListenAddress(host, port));
        assertThat(address).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "65536", "-1", "often", "host", ":9464", "host:", "::1:9464", "[host]:9464", "1:2:3"})
    void rejectsWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> ListenAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutAHostItIsTheLoopbackInterface() throws IOException {
        try (var server = new ServerSocket()) {
            new ListenAddress(null, 0).bind(server);
            assertThat(server.getInetAddress().isLoopbackAddress()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "no-such-host.invalid, unknown host no-such-host.invalid;",
        // An address reserved for documentation (RFC 5737).
        "192.0.2.1, 192.0.2.1 is not an address of this machine;"
    })
    void forAWrongHostNoOtherPortIsAdvised(String host, String reason) throws IOException {
        try (var server = new ServerSocket()) {
            assertThatThrownBy(() -> new ListenAddress(host, 0).bind(server))
                    .isInstanceOf(IOException.class)
                    .hasMessage(reason + " give an address of this machine, or the port alone to listen on loopback");
        }
    }
}
