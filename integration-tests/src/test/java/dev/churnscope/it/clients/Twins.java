// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import dev.churnscope.it.Report;
import dev.churnscope.it.SourceLines;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Runs the mistakes of a row, and the same work done right, and holds the findings of both to what the server saw. */
public final class Twins {

    /**
     * Room for all that a program allocates, so that the garbage collector comes only where a program calls it. A client that
     * it happens to find before the end is a leak: another mistake than the one that the program is about.
     */
    private static final String[] UNCOLLECTED = {"-Xms1g", "-Xmn768m", "-XX:MetaspaceSize=256m"};

    private static final double TOLERANCE = 0.1;
    private static final List<String> SEVERITIES = List.of("info", "low", "medium", "high");

    private static final int MEDIUM = SEVERITIES.indexOf("medium");

    private final Row row;
    private final Twin wrong;
    private final Twin right;
    private final Set<Report.Finding> explained = new HashSet<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * What came of one mistake.
     *
     * @param finding null for none
     * @param opened connections that the mistake opened, by the server's count
     * @param saved of these, how many its twin did not need
     * @param promised how many the finding said that the fix saves
     */
    record Outcome(
            Mistake mistake, Report.Finding finding, long opened, long saved, double promised, List<String> problems) {}

    /** @param problems of the row as a whole, one line each */
    record Judgement(List<Outcome> outcomes, List<String> problems) {

        List<String> all() {
            return Stream.concat(
                            outcomes.stream()
                                    .flatMap(outcome -> outcome.problems().stream()
                                            .map(problem -> outcome.mistake().name() + ": " + problem)),
                            problems.stream())
                    .toList();
        }
    }

    private Twins(Row row, Twin wrong, Twin right) {
        this.row = row;
        this.wrong = wrong;
        this.right = right;
    }

    /** Side by side, each with a server of its own: both wait for timers most of their time. */
    static Judgement of(Row row) {
        var library = row.library();
        var beside = Executors.newSingleThreadExecutor();
        try {
            var right = beside.submit(() -> Twin.run(row, "right", library.rightJvmArguments()));
            var wrong = Twin.run(row, "wrong", library.wrongJvmArguments());
            return new Twins(row, wrong, right.get()).judgement();
        } catch (ExecutionException e) {
            throw new AssertionError("the twin that is right: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            beside.shutdown();
        }
    }

    /** One of the two, as it was reported and as its server saw it. */
    private record Twin(Report report, Truth opened) {

        static Twin run(Row row, String way, List<String> jvmArguments) {
            try (var otherEnd = OtherEnd.of(row)) {
                var arguments = Stream.concat(Stream.of(way), otherEnd.arguments().stream());
                var result = Run.agentRun(row, Run.classPath(row), arguments.toArray(String[]::new))
                        .jvmArgs(UNCOLLECTED)
                        .jvmArgs(jvmArguments.toArray(String[]::new))
                        .run();
                return new Twin(result.report(), otherEnd.take(result.stdout()));
            }
        }
    }

    private Judgement judgement() {
        row.library().mistakes().forEach(this::judge);
        wrong.report().findings().stream()
                .filter(finding -> !explained.contains(finding))
                .forEach(finding -> problems.add("a finding of no mistake: " + describe(finding)));
        var rules = row.library().mistakes().stream().map(Mistake::rule).toList();
        right.report().findings().stream()
                .filter(finding -> rank(finding) >= MEDIUM || rules.contains(finding.rule()))
                .forEach(finding -> problems.add("a finding where all is right: " + describe(finding)));
        checkOrder();
        return new Judgement(outcomes, problems);
    }

    private void judge(Mistake mistake) {
        var found = new ArrayList<String>();
        int line = SourceLines.line(row.library().program(), mistake.name());
        var findings = wrong.report().findings().stream()
                .filter(finding -> isAt(finding.callSite(), line))
                .toList();
        explained.addAll(findings);
        var finding = findings.isEmpty() ? null : findings.get(0);
        if (findings.size() != 1) {
            found.add(findings.size() + " findings at line " + line
                    + findings.stream().map(Twins::describe).toList());
        } else {
            check(mistake, finding, found);
        }
        long before = wrong.opened().of(mistake.name()).connections();
        long saved = before - right.opened().of(mistake.name()).connections();
        double promised = finding == null
                ? 0
                : finding.estimate().get("connectionsPerMinute")
                        * wrong.report().window().seconds()
                        / 60;
        // The report rounds what is saved in a minute to a tenth.
        if (finding != null && Math.abs(promised - saved) > Math.abs(saved) * TOLERANCE + 0.1) {
            found.add("promised to save " + promised + ", its twin saved " + saved);
        }
        outcomes.add(new Outcome(mistake, finding, before, saved, promised, found));
    }

    private static void check(Mistake mistake, Report.Finding finding, List<String> found) {
        if (!finding.rule().equals(mistake.rule())) {
            found.add("expected " + mistake.rule() + ", is " + describe(finding));
        }
        if (rank(finding) < SEVERITIES.indexOf(mistake.severity())) {
            found.add("should be " + mistake.severity() + ", is " + finding.severity());
        }
        if (finding.advice().lines().count() < 2 || !finding.link().startsWith("https://")) {
            found.add("advice without an example or a link: " + finding.advice());
        }
        if (!finding.advice().contains(mistake.call())) {
            found.add("advice that says nothing of " + mistake.call() + ": " + finding.advice());
        }
    }

    /** The worst first: of two that are as severe, the one that costs more. */
    private void checkOrder() {
        for (int i = 1; i < wrong.report().findings().size(); i++) {
            var before = wrong.report().findings().get(i - 1);
            var after = wrong.report().findings().get(i);
            if (rank(before) < rank(after)
                    || rank(before) == rank(after)
                            && before.estimate().get("connectionsPerMinute")
                                    < after.estimate().get("connectionsPerMinute")) {
                problems.add("the lesser first: " + describe(before) + ", then " + describe(after));
            }
        }
    }

    private static int rank(Report.Finding finding) {
        return SEVERITIES.indexOf(finding.severity());
    }

    private boolean isAt(Report.CallSite callSite, int line) {
        String program = row.library().program();
        return callSite != null
                && (callSite.className().equals(program) || callSite.className().startsWith(program + "$"))
                && callSite.line() != null
                && callSite.line() == line;
    }

    private static String describe(Report.Finding finding) {
        var site = finding.callSite();
        return finding.severity() + " " + finding.rule()
                + (site == null ? "" : " at " + site.className() + "." + site.method() + ":" + site.line()) + ", "
                + finding.estimate().get("connectionsPerMinute") + " a minute, " + finding.evidence();
    }
}
