// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.churnscope.Version;
import dev.churnscope.diagnose.RuleText;
import dev.churnscope.diagnose.Rules;
import dev.churnscope.model.CallSite;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Renders the failures of a verdict as SARIF 2.1.0 (OASIS, 2020), which code hosts show next to the line.
 *
 * <p>A class file has the package and name of its source file, but not the source directory: locations are relative to {@code
 * SRCROOT}, unless the file is found in a default source directory below the current directory. A limit for the whole process is
 * located at its line in the budget file, and a finding without a line of code in the report.
 */
final class VerdictSarif {

    private static final String ROOT = "SRCROOT";

    /** For results that have a file but no line. */
    private static final int FIRST_LINE = 1;

    private static final Map<String, String> OWN_RULES = Map.of(
            Explanation.MORE_CHURN, "A call site churns more connections than in the baseline",
            Explanation.BUDGET, "A limit of the budget is broken");

    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

    private VerdictSarif() {}

    static String of(Verdict verdict) {
        var explanations = verdict.failures().stream()
                .collect(Collectors.toMap(check -> check, verdict::explain, (a, b) -> a, LinkedHashMap::new));
        var sources = SourceRoots.ofCurrentDirectory();
        var rules =
                explanations.values().stream().map(Explanation::rule).distinct().toList();
        var driver = object(
                "name", "Churnscope",
                "semanticVersion", Version.current(),
                "rules", rules.stream().map(VerdictSarif::rule).toList());
        var run = object(
                "tool",
                object("driver", driver),
                "originalUriBaseIds",
                object(ROOT, object("description", object("text", "the root directory of the sources"))),
                "results",
                explanations.entrySet().stream()
                        .map(failure -> result(
                                failure.getKey(),
                                failure.getValue(),
                                rules,
                                location(failure.getKey(), sources, verdict.files())))
                        .toList(),
                "columnKind",
                "utf16CodeUnits");
        return GSON.toJson(object(
                        "$schema",
                        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
                        "version",
                        "2.1.0",
                        "runs",
                        List.of(run)))
                + "\n";
    }

    private static Map<String, Object> rule(String id) {
        String title = OWN_RULES.getOrDefault(id, id);
        String help = "java -jar churnscope-agent.jar help check";
        if (Rules.ids().contains(id)) {
            var text = RuleText.of(id);
            title = text.title();
            help = text.page();
        }
        return object(
                "id",
                id,
                "shortDescription",
                object("text", title),
                "help",
                object("text", help, "markdown", help),
                "defaultConfiguration",
                object("level", "error"));
    }

    private static Map<String, Object> result(
            Check check, Explanation explanation, List<String> rules, Map<String, Object> location) {
        String evidence = explanation.evidence().isEmpty() ? "" : " (" + explanation.evidence() + ")";
        return object(
                "ruleId",
                explanation.rule(),
                "ruleIndex",
                rules.indexOf(explanation.rule()),
                "level",
                "error",
                "message",
                object("text", explanation.what() + evidence + ". " + explanation.next()),
                "locations",
                List.of(location),
                // Without the line, so that a mistake remains the same alert when code above it changes.
                "partialFingerprints",
                object("churnscopeCheck/v1", explanation.name()));
    }

    /**
     * Code hosts reject the whole file if one result has no location, so results without a line of code are located in the
     * checked file.
     */
    private static Map<String, Object> location(Check check, SourceRoots sources, CheckedFiles files) {
        if (check.callSite() != null) {
            return location(check.callSite(), sources);
        }
        return check instanceof Check.OfBudget limit && files.budget() != null
                ? location(files.budget(), limit.line())
                : location(files.report(), FIRST_LINE);
    }

    private static Map<String, Object> location(String file, int line) {
        return object(
                "physicalLocation",
                object("artifactLocation", object("uri", CheckedFiles.uri(file)), "region", object("startLine", line)));
    }

    private static Map<String, Object> location(CallSite callSite, SourceRoots sources) {
        int line = callSite.line() == null || callSite.line() < FIRST_LINE ? FIRST_LINE : callSite.line();
        return object(
                "physicalLocation",
                object("artifactLocation", artifact(callSite, sources), "region", object("startLine", line)),
                "logicalLocations",
                List.of(object("fullyQualifiedName", Limit.nameOf(callSite), "kind", "function")));
    }

    private static Map<String, Object> artifact(CallSite callSite, SourceRoots sources) {
        String source = SourceFile.of(callSite);
        @Nullable String known = sources.find(source);
        return known != null ? object("uri", known) : object("uri", SourceFile.uri(source), "uriBaseId", ROOT);
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
