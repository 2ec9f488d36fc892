// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.model.Site;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What a budget can limit, by the last part of its key. */
enum Metric {
    ACTIVE_CLOSES_PER_THOUSAND_REQUESTS("activeClosesPerThousandRequests", "no HTTP requests are known of it") {
        @Override
        long share(Site site) {
            return site.closes().localFin();
        }

        @Override
        String remedy() {
            return "Find out why these are closed here first: %s. Or raise the limit where it is meant to cost more.";
        }

        @Override
        OptionalDouble of(BudgetTotals tally) {
            return tally.activeCloses() == 0
                    ? OptionalDouble.of(0)
                    : tally.requests() == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(tally.activeCloses() * 1000.0 / tally.requests());
        }
    },
    OPENS_PER_MINUTE("opensPerMinute", "its window has no length") {
        @Override
        OptionalDouble of(BudgetTotals tally) {
            return tally.opened() == 0
                    ? OptionalDouble.of(0)
                    : tally.minutes() <= 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(tally.opened() / tally.minutes());
        }
    },
    LEAKED("leaked", "") {
        @Override
        long share(Site site) {
            return site.leaked();
        }

        @Override
        String remedy() {
            return "Close what is opened here once it is done with: %s.";
        }

        @Override
        OptionalDouble of(BudgetTotals tally) {
            return OptionalDouble.of(tally.leaked());
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
        OptionalDouble of(BudgetTotals tally) {
            return tally.findings(severity());
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
        OptionalDouble of(BudgetTotals tally) {
            return tally.findings(severity());
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
        OptionalDouble of(BudgetTotals tally) {
            return tally.findings(severity());
        }
    },
    /** The one that is a floor, and a share. */
    MIN_REUSE("minReuse", "no HTTP requests are known of it") {
        @Override
        long share(Site site) {
            return site.requests() == null || site.requests() == 0 ? 0 : site.opened();
        }

        @Override
        String remedy() {
            return "Let these use connections again: %s. Or lower the limit where no more can be.";
        }

        @Override
        OptionalDouble of(BudgetTotals tally) {
            return tally.opened() == 0
                    ? OptionalDouble.of(1)
                    : tally.requests() == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(Math.max(0, 1 - (double) tally.openedForHttp() / tally.requests()));
        }
    };

    private final String key;
    private final String whyUnknown;

    Metric(String key, String whyUnknown) {
        this.key = key;
        this.whyUnknown = whyUnknown;
    }

    /** Returns the value in a report; nothing where it cannot be told. */
    abstract OptionalDouble of(BudgetTotals tally);

    private static String fixFindings() {
        return "Fix these: %s. The report has the evidence and the fix of each.";
    }

    /** Returns how much a site adds to what is counted: connections opened, unless it is about something else. */
    long share(Site site) {
        return site.opened();
    }

    /** Returns the severity of the findings that are counted; null if it is connections. */
    @Nullable
    String severity() {
        return null;
    }

    /** Returns what to do, with {@code %s} for where. */
    String remedy() {
        return "Fix what opens most of these: %s. Or raise the limit where it is meant to cost more.";
    }

    String key() {
        return key;
    }

    /** Returns why {@link #of} may have had nothing to return. */
    String whyUnknown() {
        return whyUnknown;
    }

    boolean isFloor() {
        return this == MIN_REUSE;
    }

    boolean accepts(double limit) {
        return Double.isFinite(limit) && limit >= 0 && (!isFloor() || limit <= 1);
    }

    /** Says what {@link #accepts} does. */
    String accepted() {
        return isFloor() ? "a share from 0 to 1, such as 0.9" : "a number from 0 on, such as 10 or 0.5";
    }

    boolean holds(double value, double limit) {
        return isFloor() ? value >= limit : value <= limit;
    }

    /** Returns the key in words: {@code active closes per thousand requests}. */
    String inWords() {
        return key.replace('.', ' ').replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
