// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.model.Site;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The metrics that a budget can limit; the last part of a limit's key. */
enum Metric {
    ACTIVE_CLOSES_PER_THOUSAND_REQUESTS("activeClosesPerThousandRequests", "its HTTP requests are not known") {
        @Override
        long share(Site site) {
            return site.closes().localFin();
        }

        @Override
        String remedy() {
            return "Find out why this process closes these first: %s. Or raise the limit if the cost is intended.";
        }

        @Override
        OptionalDouble of(BudgetTotals totals) {
            return totals.activeCloses() == 0
                    ? OptionalDouble.of(0)
                    : totals.requests() == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(totals.activeCloses() * 1000.0 / totals.requests());
        }
    },
    OPENS_PER_MINUTE("opensPerMinute", "its window has no length") {
        @Override
        OptionalDouble of(BudgetTotals totals) {
            return totals.opened() == 0
                    ? OptionalDouble.of(0)
                    : totals.minutes() <= 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(totals.opened() / totals.minutes());
        }
    },
    LEAKED("leaked", "") {
        @Override
        long share(Site site) {
            return site.leaked();
        }

        @Override
        String remedy() {
            return "Close the connections that are opened here after use: %s.";
        }

        @Override
        OptionalDouble of(BudgetTotals totals) {
            return OptionalDouble.of(totals.leaked());
        }
    },
    FINDINGS_HIGH("findings.high", "") {
        @Override
        String severity() {
            return "high";
        }

        @Override
        String remedy() {
            return fixFindings();
        }

        @Override
        OptionalDouble of(BudgetTotals totals) {
            return totals.findings(severity());
        }
    },
    FINDINGS_MEDIUM("findings.medium", "") {
        @Override
        String severity() {
            return "medium";
        }

        @Override
        String remedy() {
            return fixFindings();
        }

        @Override
        OptionalDouble of(BudgetTotals totals) {
            return totals.findings(severity());
        }
    },
    FINDINGS_LOW("findings.low", "") {
        @Override
        String severity() {
            return "low";
        }

        @Override
        String remedy() {
            return fixFindings();
        }

        @Override
        OptionalDouble of(BudgetTotals totals) {
            return totals.findings(severity());
        }
    },
    /** The only minimum, and the only ratio. */
    MIN_REUSE("minReuse", "its HTTP requests are not known") {
        @Override
        long share(Site site) {
            return site.requests() == null || site.requests() == 0 ? 0 : site.opened();
        }

        @Override
        String remedy() {
            return "Let these reuse connections: %s. Or lower the limit if more reuse is not possible.";
        }

        @Override
        OptionalDouble of(BudgetTotals totals) {
            return totals.opened() == 0
                    ? OptionalDouble.of(1)
                    : totals.requests() == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(Math.max(0, 1 - (double) totals.openedForHttp() / totals.requests()));
        }
    };

    private final String key;
    private final String whyUnknown;

    Metric(String key, String whyUnknown) {
        this.key = key;
        this.whyUnknown = whyUnknown;
    }

    /** Returns the value in a report; empty if it is not known. */
    abstract OptionalDouble of(BudgetTotals totals);

    private static String fixFindings() {
        return "Fix these: %s. The report has the evidence and the fix for each.";
    }

    /** Returns how much a site contributes to the metric: by default, the connections it opened. */
    long share(Site site) {
        return site.opened();
    }

    /** Returns the severity of the findings that are counted; null if connections are counted. */
    @Nullable
    String severity() {
        return null;
    }

    /** Returns what to do; {@code %s} stands for the culprits. */
    String remedy() {
        return "Fix what opens most of these: %s. Or raise the limit if the cost is intended.";
    }

    String key() {
        return key;
    }

    /** Returns why {@link #of} is empty if it is. */
    String whyUnknown() {
        return whyUnknown;
    }

    boolean isFloor() {
        return this == MIN_REUSE;
    }

    boolean accepts(double limit) {
        return Double.isFinite(limit) && limit >= 0 && (!isFloor() || limit <= 1);
    }

    /** Describes the values that {@link #accepts} accepts. */
    String accepted() {
        return isFloor() ? "a share from 0 to 1, such as 0.9" : "a number of 0 or more, such as 10 or 0.5";
    }

    boolean holds(double value, double limit) {
        return isFloor() ? value >= limit : value <= limit;
    }

    /** Returns the key in words: {@code active closes per thousand requests}. */
    String inWords() {
        return key.replace('.', ' ').replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
