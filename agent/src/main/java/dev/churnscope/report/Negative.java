// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.Counts;
import dev.churnscope.model.Report;
import dev.churnscope.model.Site;
import dev.churnscope.model.TimelineBucket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds a count or a time below zero, which no report of an agent has. Nothing is made for a site in which all is well. */
final class Negative {

    private Negative() {}

    /** Returns the path of the first; null where there is none. */
    static @Nullable String in(Report report) {
        if (report.window().seconds() < 0) {
            return "window.seconds";
        }
        @Nullable String name = in(report.totals());
        if (name != null) {
            return "totals." + name;
        }
        for (int i = 0; i < report.sites().size(); i++) {
            name = in(report.sites().get(i));
            if (name != null) {
                return "sites[" + i + "]." + name;
            }
        }
        return in(report.timeline());
    }

    private static @Nullable String in(Counts counts) {
        return firstOf(
                counts.opened(),
                counts.connectFailed(),
                counts.closed(),
                counts.open(),
                counts.peakOpen(),
                counts.leaked(),
                counts.requests(),
                counts.closes());
    }

    private static @Nullable String in(Site site) {
        @Nullable
        String name = firstOf(
                site.opened(),
                site.connectFailed(),
                site.closed(),
                site.open(),
                site.peakOpen(),
                site.leaked(),
                site.requests(),
                site.closes());
        if (name != null) {
            return name;
        }
        for (int i = 0; i < site.destinations().size(); i++) {
            if (site.destinations().get(i).opened() < 0) {
                return "destinations[" + i + "].opened";
            }
        }
        for (int i = 0; i < site.closedBy().size(); i++) {
            if (site.closedBy().get(i).count() < 0) {
                return "closedBy[" + i + "].count";
            }
        }
        return null;
    }

    private static @Nullable String in(List<TimelineBucket> timeline) {
        for (int i = 0; i < timeline.size(); i++) {
            var bucket = timeline.get(i);
            if (bucket != null && bucket.seconds() < 0) {
                return "timeline[" + i + "].seconds";
            }
            if (bucket != null && bucket.opened() < 0) {
                return "timeline[" + i + "].opened";
            }
        }
        return null;
    }

    private static @Nullable String firstOf(
            long opened,
            long connectFailed,
            long closed,
            long open,
            long peakOpen,
            long leaked,
            @Nullable Long requests,
            CloseCounts closes) {
        if (opened < 0) {
            return "opened";
        }
        if (connectFailed < 0) {
            return "connectFailed";
        }
        if (closed < 0) {
            return "closed";
        }
        if (open < 0) {
            return "open";
        }
        if (peakOpen < 0) {
            return "peakOpen";
        }
        if (leaked < 0) {
            return "leaked";
        }
        if (requests != null && requests < 0) {
            return "requests";
        }
        return in(closes);
    }

    private static @Nullable String in(CloseCounts closes) {
        if (closes.localFin() < 0) {
            return "closes.localFin";
        }
        if (closes.remoteFin() < 0) {
            return "closes.remoteFin";
        }
        if (closes.localReset() < 0) {
            return "closes.localReset";
        }
        return closes.remoteReset() < 0 ? "closes.remoteReset" : null;
    }
}
