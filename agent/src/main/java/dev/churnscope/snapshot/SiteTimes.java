// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.snapshot;

import dev.churnscope.record.site.HistogramCounts;
import dev.churnscope.record.site.SiteCounters;
import java.util.function.Function;

/** The times of which a site has a histogram. */
enum SiteTimes {
    LIFETIME(site -> site.lifetimeNanos().counts()),
    CONNECT(site -> site.connectNanos().counts()),
    TLS(site -> site.tlsNanos().counts()),
    BETWEEN_OPENS(site -> site.openIntervals().counts()),
    BETWEEN_FAILURES(site -> site.failures().intervals().counts());

    private final Function<SiteCounters, HistogramCounts> histogram;

    SiteTimes(Function<SiteCounters, HistogramCounts> histogram) {
        this.histogram = histogram;
    }

    HistogramCounts read(SiteCounters site) {
        return histogram.apply(site);
    }
}
