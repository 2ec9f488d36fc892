// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.Spelling;
import dev.churnscope.compare.Comparison;
import dev.churnscope.compare.FindingChange;
import dev.churnscope.compare.Presence;
import dev.churnscope.diagnose.Severity;
import dev.churnscope.model.Report;
import dev.churnscope.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects notes that do not affect the verdict, but may mean that the gate checked the wrong thing. */
final class Notes {

    /**
     * Minimum of one run's requests relative to the other's; with fewer, most of what got worse is within noise, or too little
     * for a finding.
     */
    private static final double MIN_SHARE_OF_WORK = 0.1;

    private Notes() {}

    static List<String> of(Report report, @Nullable Comparison comparison, Budget budget, Severity failOn) {
        var notes = new ArrayList<String>();
        if (report.totals().opened() == 0) {
            notes.add("the report has no connections: was the agent attached, and did the run do its work?");
        }
        if (comparison != null) {
            compared(comparison, notes);
            belowFailOn(comparison, failOn).ifPresent(notes::add);
        }
        var methods = report.sites().stream()
                .map(site -> Limit.nameOf(site.callSite()))
                .distinct()
                .toList();
        for (var limit : budget.limits()) {
            if (limit.method() != null && !methods.contains(limit.method())) {
                notes.add("the report has no call site for " + limit.key() + ", so the limit holds"
                        + near(limit.method(), methods)
                                .map(nearest -> "; did you mean " + nearest + "?")
                                .orElse(""));
            }
        }
        var health = report.health();
        if (health.hookErrors() > 0 || health.untracked() > 0 || health.sitesOverflowed() > 0) {
            notes.add("the report is incomplete, see its section HEALTH: numbers may be too low");
        }
        return notes;
    }

    /**
     * Returns the closest method of the same class, or the same method in the class with the closest name: full names are too
     * long for a comparison as a whole.
     */
    private static Optional<String> near(String method, List<String> methods) {
        int dot = method.lastIndexOf('.') + 1;
        String inClass = method.substring(0, dot);
        String name = method.substring(dot);
        return nearest(name, methods, inClass, "").or(() -> nearest(inClass, methods, "", name));
    }

    private static Optional<String> nearest(String misspelt, List<String> methods, String before, String after) {
        var parts = methods.stream()
                .filter(known -> known.startsWith(before) && known.endsWith(after))
                .map(known -> known.substring(before.length(), known.length() - after.length()))
                .toList();
        var lowerCase =
                parts.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
        return Spelling.nearest(misspelt, lowerCase).map(near -> before + parts.get(lowerCase.indexOf(near)) + after);
    }

    /** A finding below --fail-on may be the only trace of a rare mistake. */
    private static Optional<String> belowFailOn(Comparison comparison, Severity failOn) {
        var findings = comparison.findings().stream()
                .filter(change -> change.presence() == Presence.NEW)
                .map(FindingChange::finding)
                .filter(finding -> !Gate.isAtLeast(finding, failOn) && Gate.isAtLeast(finding, Severity.LOW))
                .toList();
        if (findings.isEmpty()) {
            return Optional.empty();
        }
        var worst = findings.get(0);
        return Optional.of("new, but below --fail-on " + failOn.label() + ": " + worst.severity() + " " + worst.rule()
                + (worst.callSite() == null ? "" : " at " + worst.callSite())
                + (findings.size() == 1 ? "" : ", and " + Numbers.exact(findings.size() - 1L) + " more")
                + "; --fail-on " + worst.severity() + " fails on it");
    }

    private static void compared(Comparison comparison, List<String> notes) {
        var base = comparison.base();
        var head = comparison.head();
        if (base.equals(head)) {
            notes.add("report and baseline are the same");
        }
        var requests = head.totals().requests();
        var requestsBefore = base.totals().requests();
        if (requestsBefore != null && requests == null) {
            notes.add("the baseline has HTTP requests, the report has none: did the run do its work?");
        }
        if (requestsBefore != null && requests != null && requests < requestsBefore * MIN_SHARE_OF_WORK) {
            notes.add("the report has " + Numbers.of(requests, "HTTP request", "HTTP requests") + ", the baseline "
                    + Numbers.exact(requestsBefore)
                    + ": these may be too few to show what got worse; did the run do its work?");
        }
        boolean isAnyNew = comparison.findings().stream().anyMatch(change -> change.presence() == Presence.NEW);
        if (isAnyNew && requestsBefore != null && requests != null && requestsBefore < requests * MIN_SHARE_OF_WORK) {
            notes.add(
                    "the baseline has " + Numbers.of(requestsBefore, "HTTP request", "HTTP requests") + ", the report "
                            + Numbers.exact(requests)
                            + ": these may be too few to show earlier mistakes; if the code is the same, use a longer run as"
                            + " the baseline");
        }
        LoadThatRose.note(comparison).ifPresent(notes::add);
        long incomparable = comparison.sites().stream()
                .filter(change -> change.measure() == null)
                .count();
        if (incomparable > 0) {
            notes.add(Numbers.of(incomparable, "call site", "call sites")
                    + " cannot be compared: the reports have neither requests nor time in common");
        }
    }
}
