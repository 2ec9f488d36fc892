// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.junit;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.NotReusedReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes the lines of code that caused a test's connections, in the format of a stack trace, which IDEs turn into a
 * link.
 */
final class Culprits {

    private static final int MAX_NAMED = 5;

    /** A line of code and what it did. */
    private record Culprit(CallSite line, long count, String action) {

        @Override
        public String toString() {
            return "at " + line + ": " + action;
        }
    }

    private Culprits() {}

    static List<String> thatOpened(List<CostOfSite> sites) {
        return worst(sites.stream()
                .flatMap(site -> site.opens().entrySet().stream()
                        .map(line -> new Culprit(
                                line.getKey(),
                                line.getValue(),
                                "opened " + line.getValue() + to(site) + notReused(site)))));
    }

    static List<String> thatClosedFirst(List<CostOfSite> sites) {
        return worst(sites.stream()
                .flatMap(site -> site.closesFirst().entrySet().stream()
                        .map(line -> new Culprit(
                                line.getKey(),
                                line.getValue(),
                                "closed " + line.getValue() + " first, opened at "
                                        + site.site().callSite()))));
    }

    static List<String> thatLeaked(List<CostOfSite> sites) {
        return worst(sites.stream()
                .filter(site -> site.leaked() > 0)
                .map(site -> new Culprit(
                        site.site().callSite(),
                        site.leaked(),
                        "opened " + site.leaked() + to(site) + " that became unreachable without being closed")));
    }

    /** Returns the ids of the rules that explain why connections were not reused, most frequent first. */
    static List<String> reasons(List<CostOfSite> sites) {
        var counts = new LinkedHashMap<String, Long>();
        sites.forEach(site -> site.notReused().forEach((reason, count) -> counts.merge(reason, count, Long::sum)));
        // Errors are explained by their exceptions.
        counts.remove(NotReusedReason.ERROR.label());
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> worst(Stream<Culprit> culprits) {
        var all = culprits.sorted(Comparator.comparingLong(Culprit::count).reversed())
                .toList();
        var lines = new ArrayList<String>();
        all.stream().limit(MAX_NAMED).map(Culprit::toString).forEach(lines::add);
        if (all.size() > MAX_NAMED) {
            int more = all.size() - MAX_NAMED;
            lines.add("and " + more + (more == 1 ? " more line" : " more lines"));
        }
        return lines;
    }

    private static String to(CostOfSite site) {
        var destinations = site.destinations();
        String by = " by " + site.site().client();
        return switch (destinations.size()) {
            case 0 -> by;
            case 1 -> by + " to " + destinations.get(0);
            default -> by + " to " + destinations.get(0) + " and " + (destinations.size() - 1) + " more";
        };
    }

    /** Reasons are counted for a method: if several lines opened connections, they cannot be assigned to one. */
    private static String notReused(CostOfSite site) {
        return site.opens().size() != 1
                ? ""
                : site.notReused().entrySet().stream()
                        .map(reason -> ", " + reason.getValue() + " of them for " + reason.getKey())
                        .collect(Collectors.joining());
    }
}
