// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Distribution;
import dev.churnscope.model.Inbound;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import dev.churnscope.model.SiteEvidence;
import dev.churnscope.model.SiteEvidence.Bursts;
import dev.churnscope.model.SiteEvidence.NotReusedBy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a site, by default of a client, whose connections are opened and closed one after another. */
final class SiteBuilder {

    private final String method;
    private final List<NotReusedBy> notReusedBy = new ArrayList<>();
    private final List<Bursts> bursts = new ArrayList<>();
    private List<String> stack = List.of();
    private Role role = Role.CLIENT;
    private String client = "OkHttp";
    private Map<String, Long> serverCloses = Map.of();
    private @Nullable Inbound inbound;
    private long opened;
    private long peakOpen = 1;
    private long leaked;
    private long resetsByLinger;
    private long resetsByLibrary;
    private long pooled;
    private long timedOutUnread;
    private long endedByPeer;
    private CloseKind kindOfPeer = CloseKind.REMOTE_FIN;
    private CloseCause causeOfPeer = CloseCause.PROTOCOL;
    private List<String> closeStack = List.of();
    private CloseCause cause = CloseCause.APPLICATION;
    private int destinations = 1;
    private double connectMillis = 0.5;
    private double lifetimeMillis = 5;
    private @Nullable Long requests;
    private @Nullable Distribution interval;

    SiteBuilder(String method) {
        this.method = method;
    }

    /** @param reasons the reasons of its active closes */
    SiteBuilder ofServer(Map<String, Long> reasons, @Nullable Inbound carried) {
        role = Role.SERVER;
        client = "ServerSocketChannel";
        serverCloses = reasons;
        inbound = carried;
        return this;
    }

    SiteBuilder client(String label) {
        client = label;
        return this;
    }

    SiteBuilder stack(String... frames) {
        stack = List.of(frames);
        return this;
    }

    SiteBuilder opened(long connections) {
        opened = connections;
        return this;
    }

    SiteBuilder peakOpen(long connections) {
        peakOpen = connections;
        return this;
    }

    SiteBuilder requests(long number) {
        requests = number;
        return this;
    }

    SiteBuilder leaked(long connections) {
        leaked = connections;
        return this;
    }

    SiteBuilder resetsByLinger(long connections) {
        resetsByLinger = connections;
        return this;
    }

    SiteBuilder resetsByLibrary(long connections) {
        resetsByLibrary = connections;
        return this;
    }

    SiteBuilder pooled(long connections) {
        pooled = connections;
        return this;
    }

    SiteBuilder timedOutUnread(long connections) {
        timedOutUnread = connections;
        return this;
    }

    SiteBuilder closedBy(CloseCause ofAll) {
        cause = ofAll;
        return this;
    }

    /** @param connections of those opened, how many the peer ended first */
    SiteBuilder endedByPeer(long connections, CloseKind kind, CloseCause ofThem) {
        endedByPeer = connections;
        kindOfPeer = kind;
        causeOfPeer = ofThem;
        return this;
    }

    SiteBuilder closeStack(String... frames) {
        closeStack = List.of(frames);
        return this;
    }

    SiteBuilder destinations(int number) {
        destinations = number;
        return this;
    }

    SiteBuilder connectMillis(double each) {
        connectMillis = each;
        return this;
    }

    SiteBuilder lifetimeMillis(double each) {
        lifetimeMillis = each;
        return this;
    }

    SiteBuilder every(double median, double p90) {
        interval = new Distribution(opened - 1, median, p90, p90, p90);
        return this;
    }

    SiteBuilder notReused(String reason, long connections, String lineBehind) {
        notReusedBy.add(new NotReusedBy(reason, line(lineBehind), connections));
        return this;
    }

    /** @param millis their total duration */
    SiteBuilder bursts(long number, long requestsOfEach, double millis, String sender) {
        bursts.add(new Bursts(line(sender), number, number * requestsOfEach, millis));
        return this;
    }

    Site build() {
        long resets = resetsByLinger + resetsByLibrary + timedOutUnread;
        long localFin = opened - resets - endedByPeer;
        boolean areReset = kindOfPeer == CloseKind.REMOTE_RESET;
        var notReused = new LinkedHashMap<String, Long>();
        notReusedBy.forEach(lost -> notReused.merge(lost.reason(), lost.count(), Long::sum));
        var to = new ArrayList<Site.Destination>();
        for (int i = 1; i <= destinations; i++) {
            to.add(new Site.Destination("host" + i, "10.0.0." + i, 80, opened / destinations, false));
        }
        var closedBy = new ArrayList<Site.ClosedBy>();
        if (endedByPeer > 0) {
            closedBy.add(new Site.ClosedBy(line("close"), kindOfPeer, causeOfPeer, endedByPeer, closeStack));
        }
        if (opened > endedByPeer) {
            closedBy.add(new Site.ClosedBy(
                    line("close"),
                    resets > 0 ? CloseKind.LOCAL_RESET : CloseKind.LOCAL_FIN,
                    cause,
                    opened - endedByPeer,
                    List.of()));
        }
        return new Site(
                "c-" + method,
                role,
                line(method),
                List.of(new Site.Line(42, opened)),
                client,
                opened,
                0,
                opened,
                0,
                peakOpen,
                new CloseCounts(localFin, areReset ? 0 : endedByPeer, resets, areReset ? endedByPeer : 0),
                leaked,
                requests,
                requests == null ? null : Math.max(0, 1 - (double) opened / requests),
                Map.of(),
                stack,
                to,
                closedBy,
                notReused,
                serverCloses,
                inbound,
                distribution(lifetimeMillis),
                distribution(connectMillis),
                null,
                new SiteEvidence(
                        notReusedBy,
                        bursts,
                        resetsByLinger,
                        resetsByLibrary,
                        pooled,
                        0,
                        0,
                        timedOutUnread,
                        0,
                        interval,
                        null));
    }

    private Distribution distribution(double each) {
        return new Distribution(opened, each, each, each, each);
    }

    private static CallSite line(String method) {
        return new CallSite("com.shop.Prices", method, "Prices.java", 42);
    }
}
