// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.Inbound;
import java.io.IOException;
import java.net.ChurnscopeTraffic;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** The traffic that libraries report for accepted connections. */
class InboundTrafficTest extends RecordedTraffic {

    @Test
    void acceptedConnectionsAreCountedByHowManyRequestsTheyCarried() {
        var several = accept();
        var one = accept();
        accept();
        for (int i = 0; i < 3; i++) {
            ChurnscopeTraffic.request(several, 100, 60_000);
        }
        ChurnscopeTraffic.request(one, 100, 60_000);

        assertThat(site().inbound()).isEqualTo(new Inbound(1, 1, 1, 0, 0, 100L, 60_000L));
    }

    @Test
    void acceptedConnectionsWithOneRequestAreCountedByWhichSideEndedThem() {
        var byHeader = accept();
        var byApplication = accept();
        for (var connection : List.of(byHeader, byApplication)) {
            ChurnscopeTraffic.request(connection, 0, -1);
        }
        ChurnscopeTraffic.noted(byHeader, ChurnscopeTraffic.REQUEST_ENDS_CONNECTION);
        close(byHeader);
        close(byApplication);

        assertThat(site().inbound()).isEqualTo(new Inbound(0, 2, 0, 1, 0, null, null));
        assertThat(site().serverCloses()).isEqualTo(Map.of("request-header", 1L, "application", 1L));
    }

    @Test
    void aRequestShowsThatATimeoutDidNotEndItsConnection() {
        var connection = accept();
        ChurnscopeTraffic.notedIfTimeout(new TimeoutException(), connection, ChurnscopeTraffic.IDLE_LIMIT);
        ChurnscopeTraffic.request(connection);
        close(connection);

        assertThat(site().serverCloses()).isEqualTo(Map.of("application", 1L));
    }

    @Test
    void onlyATimeoutIsNotedAsOne() {
        var timedOut = accept();
        var failed = accept();
        ChurnscopeTraffic.notedIfTimeout(new SocketTimeoutException(), timedOut, ChurnscopeTraffic.IDLE_LIMIT);
        ChurnscopeTraffic.notedIfTimeout(new IOException(), failed, ChurnscopeTraffic.IDLE_LIMIT);
        close(timedOut);
        close(failed);

        assertThat(site().serverCloses()).isEqualTo(Map.of("idle-timeout", 1L, "application", 1L));
        assertThat(site().inbound()).isNull();
    }

    @Test
    void requestsOfAClientAreNotInbound() {
        ChurnscopeTraffic.requestIf(pool, open());
        ChurnscopeTraffic.requestIf(null, open());

        assertThat(site().requests()).isEqualTo(1);
        assertThat(site().inbound()).isNull();
        assertThat(site().serverCloses()).isEmpty();
    }
}
