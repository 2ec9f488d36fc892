// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.compare.Comparison;
import dev.churnscope.diagnose.Severity;
import dev.churnscope.text.Lettering;
import dev.churnscope.text.Numbers;
import dev.churnscope.text.Padding;
import dev.churnscope.text.TextPage;
import java.nio.charset.Charset;
import java.util.ArrayList;

/** Renders a verdict for a pipeline's log: first the verdict, then each failure with its line and fix, then what to do. */
public final class VerdictText {

    /** More failures mostly have the same cause. */
    private static final int MAX_FAILURES = 50;

    private final TextPage page;
    private final Verdict verdict;

    private VerdictText(TextPage page, Verdict verdict) {
        this.page = page;
        this.verdict = verdict;
    }

    /** Renders a verdict for a terminal with the charset. */
    public static String of(Verdict verdict, Charset charset) {
        return on(TextPage.ofScreen(Lettering.of(charset)), verdict);
    }

    /** Renders a verdict for a file in UTF-8. */
    public static String ofFile(Verdict verdict) {
        return on(TextPage.ofFile(Lettering.UNICODE), verdict);
    }

    private static String on(TextPage page, Verdict verdict) {
        new VerdictText(page, verdict).write();
        return page.toString();
    }

    private void write() {
        var failures = verdict.failures();
        page.line((verdict.passed() ? "PASSED" : "FAILED") + "  " + summary(verdict));
        int shown = Math.min(failures.size(), MAX_FAILURES);
        for (int i = 0; i < shown; i++) {
            page.blank();
            failure(i + 1, failures.get(i));
        }
        if (shown < failures.size()) {
            page.blank();
            page.line("  and " + Numbers.exact(failures.size() - (long) shown) + " more, which --format json has");
        }
        page.blank();
        page.paragraph("  compared  ", compared(verdict));
        verdict.noted().stream().limit(MAX_FAILURES).forEach(this::noted);
        verdict.moved().stream().limit(MAX_FAILURES).forEach(this::moved);
        for (String note : verdict.notes()) {
            page.paragraph("  note      ", note);
        }
        if (!verdict.passed()) {
            page.blank();
            next();
        }
    }

    /** Returns {@code high}, or {@code medium or above}. */
    static String failing(Verdict verdict) {
        return verdict.failOn().label() + (verdict.failOn() == Severity.HIGH ? "" : " or above");
    }

    /** Returns {@code 1 new finding, 2 call sites that churn more}, or a summary of what passed. */
    static String summary(Verdict verdict) {
        var all = verdict.passed() ? verdict.checks() : verdict.failures();
        long findings = all.stream().filter(Check.OfFinding.class::isInstance).count();
        long sites = all.stream().filter(Check.OfChurn.class::isInstance).count();
        long limits = all.stream().filter(Check.OfBudget.class::isInstance).count();
        if (verdict.passed()) {
            return "no new finding of severity " + failing(verdict)
                    + (verdict.noted().isEmpty() ? "" : ", " + verdict.noted().size() + " noted")
                    + (verdict.comparison() == null
                            ? ""
                            : ", " + Numbers.of(sites, "call site does", "call sites do")
                                    + " not churn more than before, beyond noise")
                    + (limits == 0 ? "" : ", " + Numbers.of(limits, "limit", "limits") + " of the budget kept");
        }
        var parts = new ArrayList<String>();
        if (findings > 0) {
            parts.add(Numbers.of(findings, "new finding", "new findings"));
        }
        if (sites > 0) {
            parts.add(Numbers.of(sites, "call site that churns more", "call sites that churn more"));
        }
        if (limits > 0) {
            parts.add(Numbers.of(limits, "broken limit of the budget", "broken limits of the budget"));
        }
        return String.join(", ", parts);
    }

    private void failure(int number, Check check) {
        var explanation = verdict.explain(check);
        page.paragraph(Padding.item(number), explanation.what());
        if (check.callSite() != null) {
            page.place("      where     ", check.callSite());
        }
        if (!explanation.evidence().isEmpty()) {
            page.paragraph("      evidence  ", explanation.evidence());
        }
        page.paragraph("      fix       ", explanation.next());
        if (check instanceof Check.OfFinding) {
            page.line("      more      java -jar churnscope-agent.jar explain " + explanation.rule());
        }
    }

    private void noted(Check check) {
        page.paragraph("  noted     ", noted(verdict.explain(check)));
        if (check.callSite() != null) {
            page.place("            ", check.callSite());
        }
    }

    private void moved(Check.OfChurn check) {
        page.place("  moved     ", check.callSite());
        page.paragraph("            ", "was " + check.was());
    }

    /** Returns a sentence about a noted check, without its line. */
    static String noted(Explanation explanation) {
        return explanation.rule() + ": " + explanation.what() + " (" + explanation.evidence() + ")";
    }

    /** Describes what was compared and what counts as noise, which a reader of a failure needs to know. */
    static String compared(Verdict verdict) {
        Comparison comparison = verdict.comparison();
        if (comparison == null) {
            return "with no baseline, so every finding counts as new; --baseline base.json compares with an earlier run";
        }
        var noise = comparison.noise();
        return Numbers.of(noise.sites(), "call site", "call sites") + " of two runs of "
                + Numbers.millis(comparison.base().window().seconds() * 1000) + " and "
                + Numbers.millis(comparison.head().window().seconds() * 1000)
                + "; a difference is beyond noise if equal Poisson rates would show it in fewer than 1 of 100 comparisons of all"
                + " call sites (exact test, 99% confidence, Holm's correction)";
    }

    private void next() {
        page.line("  what now");
        page.paragraph("    - ", "Fix the lines above, run again, check again.");
        if (verdict.comparison() != null) {
            page.paragraph(
                    "    - ", "If this cost is intended, make this report the new baseline: copy it over the old one.");
        } else {
            page.paragraph(
                    "    - ", "To fail only on what is new, keep a report as the baseline: --baseline base.json.");
        }
        page.paragraph(
                "    - ",
                "To see the whole report: java -jar churnscope-agent.jar report "
                        + verdict.files().reportForShell());
    }
}
