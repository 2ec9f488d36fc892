// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import dev.churnscope.model.Report;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import org.jspecify.annotations.Nullable;

/** Estimates how many concurrent connections the sites of one report needed. */
final class Needs {

    private static final Need NONE = new Need(0, false);

    private static final double MILLIS_PER_SECOND = 1000;

    private final double windowMillis;
    private final long serverPeak;

    Needs(Report report) {
        windowMillis = report.window().seconds() * MILLIS_PER_SECOND;
        serverPeak = report.sites().stream()
                .filter(site -> site.role() == Role.SERVER)
                .mapToLong(Site::peakOpen)
                .max()
                .orElse(0);
    }

    /** @param other the same site in the other report */
    Need of(@Nullable Site site, @Nullable Site other) {
        if (site == null) {
            return NONE;
        }
        long needed = needed(site, other);
        return new Need(needed, needed > 0 && isKept(site, needed));
    }

    /**
     * A peak may itself be the mistake (clients that are built and never closed). For an HTTP client it is therefore capped by
     * the largest of: connections reused, the peak in the other report, the server-side peak of this process. A server does not
     * choose how many peers connect at once.
     */
    private long needed(Site site, @Nullable Site other) {
        long concurrent = Math.max(0, Math.min(site.opened(), site.peakOpen() - site.leaked()));
        if (site.requests() == null || site.role() == Role.SERVER) {
            return concurrent;
        }
        long reused = site.requests() - site.opened();
        long elsewhere = Math.max(serverPeak, other == null ? 0 : other.peakOpen());
        return Math.min(concurrent, Math.max(reused, elsewhere));
    }

    /**
     * Whether the needed connections were kept. If requests are known: each was reused. For a server the reused connections are
     * counted, since one peer that comes back often does not keep the others. Otherwise by time: half of the connections lived
     * for half of the window.
     */
    private boolean isKept(Site site, long needed) {
        if (site.inbound() != null) {
            return site.inbound().more() >= needed;
        }
        if (site.requests() != null) {
            return site.requests() - site.opened() >= needed;
        }
        var lifetime = site.lifetimeMillis();
        return 2 * site.open() >= site.opened() || lifetime != null && lifetime.p50() >= windowMillis / 2;
    }
}
