// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.record.socket.ConnectFailure;
import dev.churnscope.record.socket.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ConnectFailuresTest {

    private static final int NO_CALL = 0;

    private final Endpoint to = Endpoint.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 80));
    private final ConnectFailures failures = new ConnectFailures();

    @Test
    void betweenFailuresThatBelongToNoCallThereAreIntervals() {
        fail(NO_CALL, NO_CALL, NO_CALL);

        assertThat(failures.total()).isEqualTo(3);
        assertThat(intervals()).isEqualTo(2);
    }

    @Test
    void theFailuresOfOneCallAreOneForTheIntervals() {
        fail(1, 1, 2, 2, 3, 3);

        assertThat(failures.total()).isEqualTo(6);
        assertThat(intervals()).isEqualTo(2);
    }

    private void fail(int... calls) {
        for (int call : calls) {
            failures.count(to, ConnectFailure.REFUSED, call);
        }
    }

    private long intervals() {
        var times = failures.intervals().counts().distribution();
        return times == null ? 0 : times.count();
    }
}
