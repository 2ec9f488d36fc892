// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.snapshot;

import dev.churnscope.record.site.SiteCounters;
import java.util.function.ToLongFunction;

/**
 * The counts of a site that are single numbers, in the order in which they are read: a count that includes another comes
 * after it, and so is at least as large.
 */
enum SiteTotal {
    LEAKED(SiteCounters::leaked),
    COLLECTED_UNFINISHED(site -> site.collectedUnfinished().sum()),
    TIMED_OUT_UNREAD(site -> site.timedOutUnread().sum()),
    RESETS_BY_LINGER(site -> site.resetsByLinger().sum()),
    RESETS_BY_LIBRARY(site -> site.resetsByLibrary().sum()),
    POOLED(site -> site.pooled().sum()),
    INBOUND_ONE_BY_REQUEST(site -> site.inbound().oneByRequest()),
    INBOUND_ONE_BY_PEER(site -> site.inbound().oneByPeer()),
    INBOUND_REUSED(site -> site.inbound().reused()),
    INBOUND_USED(site -> site.inbound().used()),
    REQUESTS(SiteCounters::requests);

    private final ToLongFunction<SiteCounters> count;

    SiteTotal(ToLongFunction<SiteCounters> count) {
        this.count = count;
    }

    long read(SiteCounters site) {
        return count.applyAsLong(site);
    }
}
