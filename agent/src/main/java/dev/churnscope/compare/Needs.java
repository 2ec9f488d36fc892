// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import dev.churnscope.model.Report;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import org.jspecify.annotations.Nullable;

/** What the sites of one report needed. */
final class Needs {

    private static final Need NONE = new Need(0, false);

    private static final double MILLIS_PER_SECOND = 1000;

    private final double windowMillis;
    private final long servedAtOnce;

    Needs(Report report) {
        windowMillis = report.window().seconds() * MILLIS_PER_SECOND;
        servedAtOnce = report.sites().stream()
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
     * A peak may itself be the mistake, as of clients that are built and never closed: of a client with requests only as many
     * are granted as were used again, as the other report has, or as this process served at one time. A server does not choose
     * how many come at once.
     */
    private long needed(Site site, @Nullable Site other) {
        long atOnce = Math.max(0, Math.min(site.opened(), site.peakOpen() - site.leaked()));
        if (site.requests() == null || site.role() == Role.SERVER) {
            return atOnce;
        }
        long usedAgain = site.requests() - site.opened();
        long elsewhere = Math.max(servedAtOnce, other == null ? 0 : other.peakOpen());
        return Math.min(atOnce, Math.max(usedAgain, elsewhere));
    }

    /**
     * By requests, where they are known: each was used again. Of a server it is known how many were: one peer that comes back often
     * keeps none of the others. Else by time: half of them lived for half of the window.
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
