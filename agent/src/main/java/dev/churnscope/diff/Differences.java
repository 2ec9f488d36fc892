// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diff;

import dev.churnscope.compare.Comparison;
import dev.churnscope.compare.FindingChange;
import dev.churnscope.compare.Presence;
import dev.churnscope.compare.SiteChange;
import dev.churnscope.compare.Trend;
import dev.churnscope.model.Report;
import dev.churnscope.text.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What all renderings of a comparison show, and in which words. */
final class Differences {

    /** Rows of a list for people; code hosts limit the length of a comment, and the JSON form has all. */
    private static final int MAX_ROWS = 50;

    private Differences() {}

    /** Returns those to list. */
    static <T> List<T> shown(List<T> all) {
        return all.subList(0, Math.min(all.size(), MAX_ROWS));
    }

    /** Returns the number of those that are not {@linkplain #shown listed}. */
    static long notShown(List<?> all) {
        return Math.max(0, all.size() - MAX_ROWS);
    }

    /** Returns the sites with the trend, the largest changes in connections first. */
    static List<SiteChange> sites(Comparison comparison, Trend trend) {
        return comparison.sites().stream()
                .filter(change -> change.trend() == trend)
                .sorted(Comparator.comparingLong(change ->
                        -Math.abs(change.headRate().opened() - change.baseRate().opened())))
                .toList();
    }

    /** Returns the renamed sites that churn as before; those that got better or worse are listed by their trend. */
    static List<SiteChange> moved(Comparison comparison) {
        return sites(comparison, Trend.STEADY).stream()
                .filter(change -> change.presence() == Presence.MOVED)
                .toList();
    }

    /** Returns {@code 2 call sites, 1 finding}. */
    static String asBefore(Comparison comparison) {
        long sites = sites(comparison, Trend.STEADY).stream()
                .filter(change -> change.base() != null && change.head() != null)
                .count();
        return Numbers.of(sites, "call site", "call sites") + ", "
                + Numbers.of(findings(comparison, Presence.BOTH).size(), "finding", "findings");
    }

    /**
     * Returns {@code 2 call sites new, 1 gone}, for sites with too few connections to tell from noise; empty if there are none.
     */
    static String withinNoise(Comparison comparison) {
        var steady = sites(comparison, Trend.STEADY);
        long fresh = steady.stream().filter(change -> change.base() == null).count();
        long gone = steady.stream().filter(change -> change.head() == null).count();
        return fresh + gone == 0
                ? ""
                : Numbers.of(fresh, "call site", "call sites") + " new, " + Numbers.exact(gone)
                        + " gone, too few connections to count as worse or better";
    }

    static List<FindingChange> findings(Comparison comparison, Presence presence) {
        return comparison.findings().stream()
                .filter(change -> change.presence() == presence)
                .toList();
    }

    /** Returns {@code 967.7 to 12.3 per 1,000 requests (1,200 to 15 opened)}. */
    static String rates(SiteChange change) {
        String counts = Numbers.exact(change.baseRate().opened()) + " to "
                + Numbers.exact(change.headRate().opened()) + " opened";
        return change.measure() == null
                ? counts
                : Numbers.decimal(change.baseRate().perExposure()) + " to "
                        + Numbers.decimal(change.headRate().perExposure()) + " "
                        + change.measure().label() + " (" + counts + ")";
    }

    /** Returns the site's name in the earlier report if it was renamed, or that it is new or gone; else empty. */
    static String before(SiteChange change) {
        return switch (change.presence()) {
            case MOVED -> "was " + Objects.requireNonNull(change.base()).callSite();
            case NEW -> "new";
            case GONE -> "gone";
            case BOTH -> "";
        };
    }

    /** Returns the connections of both runs, with their requests or rate. */
    static String totals(Comparison comparison) {
        return totals(comparison.base()) + " to " + totals(comparison.head());
    }

    private static String totals(Report report) {
        var totals = report.totals();
        String opened = Numbers.of(totals.opened(), "connection", "connections");
        if (totals.requests() != null && totals.requests() > 0) {
            return opened + " for " + Numbers.of(totals.requests(), "request", "requests");
        }
        double minutes = report.window().minutes();
        return minutes > 0 ? opened + ", " + Numbers.decimal(totals.opened() / minutes) + " a minute" : opened;
    }

    static String noise(Comparison comparison) {
        return "A difference is beyond noise with 99% confidence over "
                + Numbers.of(comparison.noise().sites(), "call site", "call sites")
                + ": exact test of two Poisson rates, Holm's correction";
    }
}
