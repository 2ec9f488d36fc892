// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.churnscope.compare.Noise;
import dev.churnscope.model.CallSite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders a verdict as JSON; its schema is {@code check.schema.json} in the jar, which changes only by addition. */
public final class VerdictJson {

    /** The name and version of the format. */
    static final String SCHEMA = "churnscope-check/1";

    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .create();

    private record Json(
            String schema,
            boolean passed,
            String summary,
            String failOn,
            @Nullable Noise noise,
            List<Row> checks,
            List<String> notes) {}

    private record Row(
            String kind,
            boolean passed,
            boolean noted,
            String name,
            String what,
            String evidence,
            String next,
            @Nullable CallSite callSite,
            @Nullable String siteId,
            @Nullable String rule,
            @Nullable String severity,
            @Nullable Churn churn,
            @Nullable Limited budget) {}

    private record Churn(
            String presence,
            String trend,
            @Nullable String measure,
            double base,
            double head,
            long baseOpened,
            long headOpened,
            long headNeeded,
            double chance,
            @Nullable CallSite movedFrom) {}

    private record Limited(
            String key, double limit, @Nullable Double value) {}

    private VerdictJson() {}

    /** Returns a verdict as JSON, with a line break at its end. */
    public static String of(Verdict verdict) {
        return GSON.toJson(new Json(
                        SCHEMA,
                        verdict.passed(),
                        VerdictText.summary(verdict),
                        verdict.failOn().label(),
                        verdict.comparison() == null
                                ? null
                                : verdict.comparison().noise(),
                        verdict.checks().stream()
                                .map(check -> row(check, verdict.explain(check)))
                                .toList(),
                        verdict.notes()))
                + "\n";
    }

    private static Row row(Check check, Explanation explanation) {
        if (check instanceof Check.OfFinding finding) {
            var found = finding.change().finding();
            return row(check, explanation, "finding", found.siteId(), found.rule(), found.severity(), null, null);
        }
        if (check instanceof Check.OfChurn churn) {
            return row(check, explanation, "churn", churn.change().site().id(), null, null, churn(churn), null);
        }
        var limit = (Check.OfBudget) check;
        return row(
                check,
                explanation,
                "budget",
                null,
                null,
                null,
                null,
                new Limited(limit.key(), limit.limit(), limit.value()));
    }

    private static Row row(
            Check check,
            Explanation explanation,
            String kind,
            @Nullable String siteId,
            @Nullable String rule,
            @Nullable String severity,
            @Nullable Churn churn,
            @Nullable Limited budget) {
        return new Row(
                kind,
                check.passed(),
                check.isNoted(),
                explanation.name(),
                explanation.what(),
                explanation.evidence(),
                check.passed() ? "" : explanation.next(),
                check.callSite(),
                siteId,
                rule,
                severity,
                churn,
                budget);
    }

    private static Churn churn(Check.OfChurn check) {
        var change = check.change();
        boolean hasMoved = change.base() != null
                && !change.base().callSite().equals(change.site().callSite());
        return new Churn(
                change.presence().label(),
                change.trend().label(),
                change.measure() == null ? null : change.measure().label(),
                change.baseRate().perExposure(),
                change.headRate().perExposure(),
                change.baseRate().opened(),
                change.headRate().opened(),
                change.headRate().needed(),
                change.pValue(),
                hasMoved ? change.base().callSite() : null);
    }
}
