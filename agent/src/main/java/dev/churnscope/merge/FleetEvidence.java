// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.merge;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.SiteEvidence;
import dev.churnscope.model.SiteEvidence.Bursts;
import dev.churnscope.model.SiteEvidence.NotReusedBy;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Merges the evidence of one site. */
final class FleetEvidence {

    private record Reason(String reason, CallSite callSite) {}

    private final CountMap<Reason> notReusedBy = new CountMap<>();
    private final Map<CallSite, Bursts> bursts = new LinkedHashMap<>(2);
    private final FleetTimes openIntervals = new FleetTimes();
    private final FleetTimes failureIntervals = new FleetTimes();
    private long resetsByLinger;
    private long resetsByLibrary;
    private long pooled;
    private long unfinished;
    private long leakedUnfinished;
    private long timedOutUnread;
    private long closeWait;

    void add(SiteEvidence evidence) {
        evidence.notReusedBy().forEach(by -> notReusedBy.add(new Reason(by.reason(), by.callSite()), by.count()));
        evidence.bursts()
                .forEach(burst -> bursts.merge(
                        burst.callSite(),
                        burst,
                        (a, b) -> new Bursts(
                                a.callSite(),
                                a.count() + b.count(),
                                a.requests() + b.requests(),
                                a.millis() + b.millis())));
        openIntervals.add(evidence.openIntervalMillis());
        failureIntervals.add(evidence.failureIntervalMillis());
        resetsByLinger += evidence.resetsByLinger();
        resetsByLibrary += evidence.resetsByLibrary();
        pooled += evidence.pooled();
        unfinished += evidence.unfinished();
        leakedUnfinished += evidence.leakedUnfinished();
        timedOutUnread += evidence.timedOutUnread();
        closeWait += evidence.closeWait();
    }

    SiteEvidence evidence() {
        return new SiteEvidence(
                notReusedBy.counts().entrySet().stream()
                        .map(by -> new NotReusedBy(
                                by.getKey().reason(), by.getKey().callSite(), by.getValue()))
                        .sorted(Comparator.comparingLong(NotReusedBy::count)
                                .reversed()
                                .thenComparing(row -> row.reason() + row.callSite()))
                        .toList(),
                bursts.values().stream()
                        .sorted(Comparator.comparingLong(Bursts::requests)
                                .reversed()
                                .thenComparing(row -> String.valueOf(row.callSite())))
                        .toList(),
                resetsByLinger,
                resetsByLibrary,
                pooled,
                unfinished,
                leakedUnfinished,
                timedOutUnread,
                closeWait,
                openIntervals.distribution(),
                failureIntervals.distribution());
    }
}
