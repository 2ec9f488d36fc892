// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.record.socket.Descriptors;
import dev.churnscope.snapshot.RunningTotals;
import dev.churnscope.snapshot.Snapshot;
import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

/** Nothing is lost or counted twice if many threads open and close concurrently. */
class ManyThreadsTest extends RecordedConnections {

    @Test
    void sumsHoldUnderManyThreads() throws Exception {
        int threads = 8;
        int each = 3_000;

        Threads.run(threads, thread -> {
            for (int i = 0; i < each; i++) {
                var mine = Descriptors.numbered(NOT_OPEN + i * threads + thread);
                connecting(mine);
                if (i % 10 == 0) {
                    ChurnscopeHook.connectFailed(new ConnectException("Connection refused"), mine);
                } else {
                    ChurnscopeHook.connected(null, mine);
                }
                if (i % 3 != 0) {
                    ChurnscopeHook.closingGracefully(mine, 1, false);
                    ChurnscopeHook.closing(mine);
                }
            }
        });

        var totals = Snapshot.of(recorder).totals();
        assertThat(totals.connectFailed()).isEqualTo(threads * each / 10);
        assertThat(totals.opened()).isEqualTo(threads * each / 10 * 9);
        assertThat(totals.closed()).isEqualTo(threads * each / 10 * 6);
        assertThat(totals.open()).isEqualTo(threads * each / 10 * 3);
        assertThat(RunningTotals.of(recorder).opened()).isEqualTo(totals.opened());
        assertThat(RunningTotals.of(recorder).closes()).isEqualTo(totals.closes());
    }

    @Test
    void ofManyThreadsThatCloseOneSocketExactlyOneCountsIt() throws Exception {
        int sockets = 2_000;
        var all = new FileDescriptor[sockets];
        for (int i = 0; i < sockets; i++) {
            all[i] = Descriptors.numbered(NOT_OPEN + i);
            open(all[i]);
        }

        Threads.run(8, thread -> {
            for (var each : all) {
                ChurnscopeHook.closing(each);
            }
        });

        assertThat(RunningTotals.of(recorder).closes().total()).isEqualTo(sockets);
        assertThat(onlySite().open()).isZero();
        assertThat(onlySite().lifetimeMillis().count()).isEqualTo(sockets);
    }
}
