// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import dev.churnscope.model.Report;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import org.jspecify.annotations.Nullable;

/**
 * How many connections of a site had to be open at the same time: no code could do with fewer.
 *
 * @param isProven whether they were kept while they were needed. Else each of many operations may have opened one of its own,
 *     some of them at the same time.
 */
record Need(long connections, boolean isProven) {

    private static final Need NONE = new Need(0, false);

    private static final double MILLIS_PER_SECOND = 1000;

    /**
     * Returns what one site needed.
     *
     * @param other the same site in the other report
     * @param report that of the site
     */
    static Need of(@Nullable Site site, @Nullable Site other, Report report) {
        if (site == null) {
            return NONE;
        }
        long needed = needed(site, other, report);
        return new Need(needed, needed > 0 && isKept(site, needed, report));
    }

    /**
     * A peak may itself be the mistake, as of clients that are built and never closed: of a client with requests only as many
     * are granted as were used again, as the other report has, or as this process served at one time. A server does not choose
     * how many come at once.
     */
    private static long needed(Site site, @Nullable Site other, Report report) {
        long atOnce = Math.max(0, Math.min(site.opened(), site.peakOpen() - site.leaked()));
        if (site.requests() == null || site.role() == Role.SERVER) {
            return atOnce;
        }
        long usedAgain = site.requests() - site.opened();
        long elsewhere = Math.max(servedAtOnce(report), other == null ? 0 : other.peakOpen());
        return Math.min(atOnce, Math.max(usedAgain, elsewhere));
    }

    private static long servedAtOnce(Report report) {
        return report.sites().stream()
                .filter(site -> site.role() == Role.SERVER)
                .mapToLong(Site::peakOpen)
                .max()
                .orElse(0);
    }

    /** By requests, where they are known: each was used again. Else by time: half of them lived for half of the window. */
    private static boolean isKept(Site site, long needed, Report report) {
        if (site.requests() != null) {
            return site.requests() - site.opened() >= needed;
        }
        var lifetime = site.lifetimeMillis();
        double half = report.window().seconds() * MILLIS_PER_SECOND / 2;
        return 2 * site.open() >= site.opened() || lifetime != null && lifetime.p50() >= half;
    }
}
