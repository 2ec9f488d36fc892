// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.Site;
import dev.churnscope.record.socket.Descriptors;
import dev.churnscope.snapshot.Snapshot;
import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import java.net.ChurnscopePropagation;
import java.net.ChurnscopeTraffic;
import org.junit.jupiter.api.Test;

/** The traffic that libraries report, driven through the hooks as by inserted code. */
class TrafficRecorderTest extends RecordedTraffic {

    @Test
    void requestsCountForTheSiteThatOpenedTheConnection() {
        var connection = open();
        for (int i = 0; i < 4; i++) {
            ChurnscopeTraffic.request(connection);
        }

        assertThat(site().requests()).isEqualTo(4);
        assertThat(site().reuseRatio()).isEqualTo(0.75);
        assertThat(Snapshot.of(recorder).totals().requests()).isEqualTo(4);
    }

    @Test
    void withoutARequestTheProtocolIsNotKnown() {
        open();

        assertThat(site().requests()).isNull();
        assertThat(site().reuseRatio()).isNull();
        assertThat(Snapshot.of(recorder).totals().requests()).isNull();
    }

    @Test
    void aConnectionIsFoundByAssociatedObjects() {
        var connection = new Object();
        var engine = new Object();
        ChurnscopeTraffic.associate(connection, open());
        ChurnscopeTraffic.associate(engine, connection);
        ChurnscopeTraffic.request(connection);
        ChurnscopeTraffic.request(engine);

        assertThat(site().requests()).isEqualTo(2);
    }

    @Test
    void anObjectAssociatedDuringTheConnectFindsTheEstablishedConnection() {
        var channel = new Object();
        var fd = Descriptors.numbered(descriptors++);
        ChurnscopeHook.connecting(this, fd, SHOP, ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeTraffic.associate(channel, fd);
        ChurnscopeTraffic.pooled(channel, pool);
        ChurnscopeHook.connected(null, fd);
        ChurnscopeTraffic.request(channel);

        assertThat(site().requests()).isEqualTo(1);
    }

    @Test
    void anObjectThatStandsForNoConnectionIsIgnored() {
        open();
        ChurnscopeTraffic.request("no connection");
        ChurnscopeTraffic.request(null);
        ChurnscopeTraffic.associate("no connection", "nor this");
        ChurnscopeTraffic.pooled("no connection", pool);
        ChurnscopeTraffic.idle("no connection");
        ChurnscopeTraffic.noted("no connection", ChurnscopeTraffic.FAILED);
        ChurnscopeTraffic.handshakeBegins("no connection");
        ChurnscopeTraffic.handshakeEnds("no connection");
        ChurnscopeTraffic.closeRequested("no connection");

        assertThat(site().requests()).isNull();
    }

    @Test
    void theFirstHandshakeOfAConnectionIsMeasured() {
        var connection = open();
        assertThat(site().tlsMillis()).isNull();
        assertThat(site().destinations()).noneMatch(Site.Destination::tls);
        ChurnscopeTraffic.handshakeEnds(connection);
        for (int i = 0; i < 2; i++) {
            ChurnscopeTraffic.handshakeBegins(connection);
            ChurnscopeTraffic.handshakeBegins(connection);
            ChurnscopeTraffic.handshakeEnds(connection);
        }

        assertThat(site().tlsMillis().count()).isEqualTo(1);
        assertThat(site().destinations()).allMatch(Site.Destination::tls);
    }

    @Test
    void aCloseThatAnotherThreadCarriesOutIsAttributedToItsRequester() throws InterruptedException {
        var connection = open();
        requestClose(connection);
        var thread = new Thread(new Loop(connection));
        thread.start();
        thread.join();

        assertThat(site().closedBy()).singleElement().satisfies(closer -> {
            assertThat(closer.callSite().method()).isEqualTo("requestClose");
            assertThat(closer.cause()).isEqualTo(CloseCause.APPLICATION);
        });
    }

    @Test
    void aConnectForAnotherThreadIsAttributedToItsRequester() throws InterruptedException {
        var work = new Loop(null);
        capture(work);
        var thread = new Thread(work);
        thread.start();
        thread.join();

        assertThat(site().callSite().method()).isEqualTo("capture");
        assertThat(site().opened()).isEqualTo(1);
    }

    private static void capture(Object carrier) {
        ChurnscopePropagation.capture(carrier);
    }

    private static void requestClose(FileDescriptor connection) {
        ChurnscopeTraffic.closeRequested(connection);
    }
}
