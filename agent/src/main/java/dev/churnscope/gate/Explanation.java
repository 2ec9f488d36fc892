// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.compare.Presence;
import dev.churnscope.compare.Rate;
import dev.churnscope.compare.SiteChange;
import dev.churnscope.model.CallSite;
import dev.churnscope.model.Finding;
import dev.churnscope.report.Numbers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A check in words, for all outputs alike.
 *
 * @param name what was checked, the same from run to run, as test reports want it
 * @param rule the finding's rule, else the kind of check: {@code more-churn}, {@code budget}
 * @param what what is wrong, or what is right
 * @param evidence the numbers it rests on
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
                check.foreseen() == null ? saving(finding) : evidence(check.foreseen()),
                firstLine(finding.advice()));
    }

    private static String status(Check.OfFinding check) {
        var before = check.change().before();
        if (before != null) {
            return "the baseline has it too, as " + before.severity();
        }
        String severity = check.change().finding().severity();
        return check.foreseen() == null
                ? "new finding, " + severity
                : "noted, not failed, " + severity + ", as the baseline was only too short to show it";
    }

    /** Returns {@code 4 connections of it there, 100 here; the call site churns as before, with 1,000 to 1,000 ...}. */
    private static String evidence(ShortBaselineMatch foreseen) {
        return Numbers.of(foreseen.before(), "connection is", "connections are") + " owed to it there, "
                + Numbers.exact(foreseen.now()) + " here, and the call site churns no more: "
                + evidence(foreseen.site());
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
                check.passed() ? "churns no more than in the baseline, beyond noise" : worse(change),
                evidence(change),
                "Look at what changed at this line and its callers since the baseline; report " + files.reportForShell()
                        + " says who closes its connections, and why none was used again.");
    }

    private static String worse(SiteChange change) {
        if (change.presence() == Presence.NEW) {
            return "churns, and the baseline has no such call site";
        }
        return "churns more than in the baseline"
                + (change.presence() == Presence.MOVED
                        ? ", where it was "
                                + at(Objects.requireNonNull(change.base()).callSite())
                        : "");
    }

    /** Returns {@code 10.0 to 950.2 connections per 1,000 requests (10 to 950 opened); the chance that this is noise is <0.1%}. */
    private static String evidence(SiteChange change) {
        if (change.measure() == null) {
            return counts(change);
        }
        return Numbers.decimal(change.baseRate().perExposure()) + " to "
                + Numbers.decimal(change.headRate().perExposure()) + " connections "
                + change.measure().label() + " (" + counts(change) + ")"
                + "; the chance that this is noise is " + Numbers.percent(change.pValue());
    }

    private static String counts(SiteChange change) {
        return Numbers.exact(change.baseRate().opened()) + " to "
                + Numbers.exact(change.headRate().opened()) + " opened" + needed(change.headRate());
    }

    private static String needed(Rate rate) {
        return rate.needed() == 0 ? "" : ", " + Numbers.exact(rate.needed()) + " of them needed at once";
    }

    private static Explanation of(Check.OfBudget check) {
        String limit = (check.isFloor() ? "at least " : "at most ") + Numbers.decimal(check.limit());
        String value = check.value() == null ? "not known, for " + check.whyUnknown() : Numbers.decimal(check.value());
        return new Explanation(
                check.key(),
                BUDGET,
                check.what() + (check.passed() ? " within the budget" : " beyond the budget") + " " + check.key(),
                value + ", allowed " + limit,
                check.value() == null ? "Limit what is known of it, such as opensPerMinute." : check.remedy());
    }

    /** Returns {@code com.shop.PriceClient.fetch}: without the line, which moves. */
    private static String at(@Nullable CallSite callSite) {
        return callSite == null ? "the process" : Limit.nameOf(callSite);
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
