// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.compare.Presence;
import dev.churnscope.compare.Rate;
import dev.churnscope.compare.SiteChange;
import dev.churnscope.model.CallSite;
import dev.churnscope.model.Finding;
import dev.churnscope.text.Numbers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words for a check, the same in all output formats.
 *
 * @param name what was checked, stable from run to run, for test reports
 * @param rule the finding's rule, or else the kind of check: {@code more-churn}, {@code budget}
 * @param what the result of the check in words
 * @param evidence the numbers that it is based on
 * @param next what to do about it
 */
record Explanation(String name, String rule, String what, String evidence, String next) {

    static final String MORE_CHURN = "more-churn";
    static final String BUDGET = "budget";

    static Explanation of(Check check, CheckedFiles files) {
        if (check instanceof Check.OfFinding finding) {
            return of(finding);
        }
        if (check instanceof Check.OfChurn churn) {
            return of(churn, files);
        }
        return of((Check.OfBudget) check);
    }

    private static Explanation of(Check.OfFinding check) {
        var finding = check.change().finding();
        var before = check.change().before();
        return new Explanation(
                finding.rule() + " at " + at(finding.callSite()),
                finding.rule(),
                status(check) + ": " + finding.title(),
                check.shortBaselineMatch() == null ? saving(finding) : evidence(check.shortBaselineMatch()),
                firstLine(finding.advice()));
    }

    private static String status(Check.OfFinding check) {
        var before = check.change().before();
        if (before != null) {
            return "also in the baseline, as " + before.severity();
        }
        String severity = check.change().finding().severity();
        return check.shortBaselineMatch() == null
                ? "new finding, " + severity
                : "noted, not failed, " + severity + ", since the baseline was too short to show it";
    }

    /**
     * Returns {@code it caused 4 connections in the baseline and 100 here; the call site does not churn more: 1,000 to 1,000
     * ...}.
     */
    private static String evidence(ShortBaselineMatch match) {
        return "it caused " + Numbers.of(match.before(), "connection", "connections") + " in the baseline and "
                + Numbers.exact(match.now()) + " here; the call site does not churn more: "
                + evidence(match.site());
    }

    private static String saving(Finding finding) {
        Double perMinute = finding.estimate().get("connectionsPerMinute");
        return perMinute == null || perMinute < 0.05
                ? ""
                : "costs " + Numbers.decimal(perMinute) + " connections a minute";
    }

    private static Explanation of(Check.OfChurn check, CheckedFiles files) {
        var change = check.change();
        return new Explanation(
                "churn of " + at(change.site().callSite()) + " by "
                        + change.site().client(),
                MORE_CHURN,
                check.passed() ? "does not churn more than in the baseline, beyond noise" : worse(change),
                evidence(change),
                "Check what changed at this line and its callers since the baseline; report " + files.reportForShell()
                        + " shows what closes its connections, and why none was reused.");
    }

    private static String worse(SiteChange change) {
        if (change.presence() == Presence.NEW) {
            return "churns, and the baseline does not have this call site";
        }
        return "churns more than in the baseline"
                + (change.presence() == Presence.MOVED
                        ? ", where it was "
                                + at(Objects.requireNonNull(change.base()).callSite())
                        : "");
    }

    /**
     * Returns {@code 10.0 to 950.2 connections per 1,000 requests (10 to 950 opened); by chance alone, a difference this large
     * occurs in <0.1% of runs}.
     */
    private static String evidence(SiteChange change) {
        if (change.measure() == null) {
            return counts(change);
        }
        return Numbers.decimal(change.baseRate().perExposure()) + " to "
                + Numbers.decimal(change.headRate().perExposure()) + " connections "
                + change.measure().label() + " (" + counts(change) + ")"
                + "; by chance alone, a difference this large occurs in " + Numbers.percent(change.pValue())
                + " of runs";
    }

    private static String counts(SiteChange change) {
        return Numbers.exact(change.baseRate().opened()) + " to "
                + Numbers.exact(change.headRate().opened()) + " opened" + needed(change.headRate());
    }

    private static String needed(Rate rate) {
        return rate.needed() == 0 ? "" : ", " + Numbers.exact(rate.needed()) + " of them needed at the same time";
    }

    private static Explanation of(Check.OfBudget check) {
        String limit = (check.isFloor() ? "at least " : "at most ") + Numbers.decimal(check.limit());
        String value =
                check.value() == null ? "not known, since " + check.whyUnknown() : Numbers.decimal(check.value());
        return new Explanation(
                check.key(),
                BUDGET,
                check.what() + (check.passed() ? " within the budget" : " outside the budget") + " " + check.key(),
                value + ", allowed " + limit,
                check.value() == null ? "Limit a metric that is known, such as opensPerMinute." : check.remedy());
    }

    /** Returns {@code com.shop.PriceClient.fetch}, without the line, which changes with unrelated edits. */
    private static String at(@Nullable CallSite callSite) {
        return callSite == null ? "the process" : Limit.nameOf(callSite);
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
