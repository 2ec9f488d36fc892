// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.activity.SiteActivity;
import dev.churnscope.model.CloseCounts;
import dev.churnscope.record.Recorder;
import dev.churnscope.record.socket.Descriptors;
import dev.churnscope.stack.CallSiteRule;
import dev.churnscope.stack.CallStacks;
import dev.churnscope.stack.CloseHints;
import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActiveSitesTest {

    private static final InetSocketAddress REMOTE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9000);

    private final Object owner = new Object();
    private final Recorder recorder = new Recorder(
            CallStacks.of(
                    new CallSiteRule(List.of("dev.churnscope.snapshot.ActiveSitesTest"), List.of()),
                    64,
                    CloseHints.NONE),
            100,
            type -> true);
    private int nextDescriptor = 800_000;

    ActiveSitesTest() {
        ChurnscopeHook.install(recorder);
    }

    @AfterEach
    void uninstall() {
        ChurnscopeHook.install(null);
    }

    @Test
    void withoutEventsThereIsNoSite() {
        var reading = read(new ActiveSites(recorder, 10));

        assertThat(reading).isEqualTo(new ActiveSites.Reading(0, 0, new CloseCounts(0, 0, 0, 0), null, 0, List.of()));
    }

    @Test
    void totalsAndSitesAreThoseOfASnapshot() {
        openAndClose(3);
        leaveOpen(2);
        fail(4);
        var reading = read(new ActiveSites(recorder, 10));
        var snapshot = Snapshot.of(recorder);

        assertThat(reading.opened()).isEqualTo(snapshot.totals().opened()).isEqualTo(5);
        assertThat(reading.connectFailed())
                .isEqualTo(snapshot.totals().connectFailed())
                .isEqualTo(4);
        assertThat(reading.closes()).isEqualTo(snapshot.totals().closes());
        assertThat(reading.siteCount()).isEqualTo(3);
        for (var expected : snapshot.sites()) {
            assertThat(reading.sites())
                    .filteredOn(site -> site.id().equals(expected.id()))
                    .singleElement()
                    .satisfies(site -> {
                        assertThat(site.callSite()).isEqualTo(expected.callSite());
                        assertThat(site.client()).isEqualTo(expected.client());
                        assertThat(site.opened()).isEqualTo(expected.opened());
                        assertThat(site.closes()).isEqualTo(expected.closes());
                        assertThat(site.connectFailed()).isEqualTo(expected.connectFailed());
                        assertThat(site.open()).isEqualTo(expected.open());
                    });
        }
    }

    @Test
    void beyondTheLimitTheMostActiveSitesSinceTheLastReadingAreReturned() {
        var sites = new ActiveSites(recorder, 1);
        openAndClose(5);
        leaveOpen(1);
        assertThat(methods(read(sites))).containsExactly("openAndClose");

        leaveOpen(1);
        var reading = read(sites);
        assertThat(methods(reading)).containsExactly("leaveOpen");
        assertThat(reading.siteCount()).isEqualTo(2);
        assertThat(reading.opened()).as("of all sites").isEqualTo(7);
    }

    @Test
    void amongInactiveSitesOpenConnectionsCountFirstAndThenOpens() {
        openAndClose(5);
        leaveOpen(1);
        fail(9);
        var sites = new ActiveSites(recorder, 1);
        read(sites);
        assertThat(methods(read(sites))).containsExactly("leaveOpen");

        var two = new ActiveSites(recorder, 2);
        read(two);
        assertThat(methods(read(two))).containsExactly("leaveOpen", "openAndClose");
    }

    @Test
    void socketsInTimeWaitAreThoseOfTheirSite() {
        openAndClose(1);
        leaveOpen(1);
        String id = read(new ActiveSites(recorder, 10)).sites().stream()
                .filter(site -> site.callSite().method().equals("openAndClose"))
                .map(SiteActivity::id)
                .findFirst()
                .orElseThrow();

        assertThat(new ActiveSites(recorder, 10).read(Map.of(id, 7L)).sites())
                .allSatisfy(
                        site -> assertThat(site.timeWait()).isEqualTo(site.id().equals(id) ? 7 : 0));
    }

    private static ActiveSites.Reading read(ActiveSites sites) {
        return sites.read(Map.of());
    }

    private static List<String> methods(ActiveSites.Reading reading) {
        return reading.sites().stream().map(site -> site.callSite().method()).toList();
    }

    private void openAndClose(int times) {
        for (int i = 0; i < times; i++) {
            var fd = descriptor();
            ChurnscopeHook.connecting(owner, fd, REMOTE, ChurnscopeHook.SOCKET);
            ChurnscopeHook.connected(null, fd);
            ChurnscopeHook.closing(fd);
        }
    }

    private void leaveOpen(int times) {
        for (int i = 0; i < times; i++) {
            var fd = descriptor();
            ChurnscopeHook.connecting(owner, fd, REMOTE, ChurnscopeHook.SOCKET);
            ChurnscopeHook.connected(null, fd);
        }
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            var fd = descriptor();
            ChurnscopeHook.connecting(owner, fd, REMOTE, ChurnscopeHook.SOCKET);
            ChurnscopeHook.connectFailed(new ConnectException("Connection refused"), fd);
        }
    }

    private FileDescriptor descriptor() {
        return Descriptors.numbered(nextDescriptor++);
    }
}
