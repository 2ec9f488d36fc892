// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.record.Threads;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class DestinationsTest {

    private final Destinations destinations = new Destinations();

    @Test
    void anAddressAndPortIsOneDestination() throws Exception {
        var one = destinations.of(address(1), 80);

        assertThat(destinations.of(address(1), 80)).isSameAs(one);
        assertThat(destinations.of(new InetSocketAddress(address(1), 80))).isSameAs(one);
        assertThat(destinations.of(address(1), 81)).isNotSameAs(one);
        assertThat(destinations.of(address(2), 80)).isNotSameAs(one);
        assertThat(destinations.of(address(1), 80)).isSameAs(one);
    }

    @Test
    void theHostIsTheNameThatWasRequested() throws Exception {
        var named = InetAddress.getByAddress("shop.example", new byte[] {(byte) 192, 0, 2, 1});

        assertThat(destinations.of(new InetSocketAddress(named, 443)).host()).isEqualTo("shop.example");
    }

    @Test
    void eachNameOfAnAddressIsADestination() throws Exception {
        byte[] ingress = {(byte) 192, 0, 2, 1};
        var shop = new InetSocketAddress(InetAddress.getByAddress("shop.example", ingress), 443);
        var prices = new InetSocketAddress(InetAddress.getByAddress("prices.example", ingress), 443);
        var one = destinations.of(shop);

        assertThat(destinations.of(prices)).isNotSameAs(one);
        assertThat(destinations.of(shop)).isSameAs(one);
    }

    @Test
    void anAddressIsNeverLookedUp() throws Exception {
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});

        assertThat(destinations.of(loopback, 443).host()).isEqualTo("127.0.0.1");
        assertThat(destinations.of(new InetSocketAddress(loopback, 80)).host()).isEqualTo("127.0.0.1");
        // An address that was looked up keeps the name, and shows it before the slash.
        assertThat(loopback).hasToString("/127.0.0.1");
    }

    @Test
    void theRestAfterAHundredIsOneOther() throws Exception {
        for (int i = 0; i < 250; i++) {
            destinations.of(address(i), 80).opened().increment();
        }
        destinations.of(address(3), 80).opened().increment();

        assertThat(destinations.all()).hasSize(100);
        assertThat(destinations.all().stream().mapToLong(d -> d.opened().sum()).sum())
                .isEqualTo(101);
        assertThat(destinations.others()).isEqualTo(150);
    }

    @Test
    void manyThreadsLoseNothingAndStayWithinTheBound() throws Exception {
        int each = 200;
        for (int time = 0; time < 50; time++) {
            var fresh = new Destinations();

            Threads.run(8, thread -> {
                for (int i = 0; i < each; i++) {
                    fresh.of(address(thread * each + i), 80).opened().increment();
                }
            });

            long kept = fresh.all().stream().mapToLong(d -> d.opened().sum()).sum();
            assertThat(kept + fresh.others()).isEqualTo(8L * each);
            assertThat(fresh.all()).hasSize(100);
        }
    }

    @Test
    void manyThreadsGetTheSameDestinationThoughItIsTheLastThatFits() throws Exception {
        for (int time = 0; time < 200; time++) {
            var fresh = new Destinations();

            Threads.run(8, thread -> {
                for (int i = 0; i < 100; i++) {
                    fresh.of(address(i), 80).opened().increment();
                }
            });

            assertThat(fresh.others()).isZero();
            assertThat(fresh.all())
                    .hasSize(100)
                    .allMatch(destination -> destination.opened().sum() == 8);
        }
    }

    private static InetAddress address(int number) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, (byte) (number >> 8), (byte) number});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
