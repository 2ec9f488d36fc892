// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.junit;

import dev.churnscope.junit.ChurnBudget.Per;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A limit that a test has exceeded.
 *
 * @param summary the count and the limit, as text
 * @param lines the lines of code that caused it and what they did, most costly first
 * @param rules the ids of rules that explain it, most frequent first
 */
record Excess(String summary, List<String> lines, List<String> rules) {

    static Excess ofOpens(CostOfTest cost, int limit) {
        return new Excess(
                connections(cost.opened()) + " opened, but maxOpens = " + limit,
                Culprits.thatOpened(cost.sites()),
                Culprits.reasons(cost.sites()));
    }

    static Excess ofActiveCloses(CostOfTest cost, int limit) {
        return new Excess(
                connections(cost.closedFirst()) + " closed first, but maxActiveCloses = " + limit,
                Culprits.thatClosedFirst(cost.sites()),
                Culprits.reasons(cost.sites()));
    }

    static Excess ofReuse(CostOfTest cost, double limit) {
        String limitText = ", but minReuse = " + limit;
        if (cost.requests() == 0) {
            return new Excess(
                    "no HTTP request sent" + limitText + ": there was no reuse to check",
                    Culprits.thatOpened(cost.sites()),
                    List.of());
        }
        var http = cost.sites().stream().filter(CostOfSite::isHttp).toList();
        return new Excess(
                connections(cost.openedForHttp()) + " opened for " + cost.requests()
                        + (cost.requests() == 1 ? " HTTP request" : " HTTP requests") + ", a reuse of "
                        // Rounded down, so that it never looks like the limit.
                        + Math.floor(cost.reuse() * 1000) / 1000 + limitText,
                Culprits.thatOpened(http),
                Culprits.reasons(http));
    }

    static Excess ofLeaks(CostOfTest cost, int limit) {
        return new Excess(
                connections(cost.leaked()) + " leaked, but maxLeaked = " + limit,
                Culprits.thatLeaked(cost.sites()),
                List.of("connection-leak"));
    }

    /** Returns the failure message of a test, or class, that has exceeded limits. */
    static String message(Per per, List<Excess> excesses) {
        String summary = excesses.stream().map(Excess::summary).collect(Collectors.joining("; "));
        String lines =
                distinct(excesses, Excess::lines).map(line -> "\n    " + line).collect(Collectors.joining());
        String rules = distinct(excesses, Excess::rules)
                .map(rule -> "\n  why, and what to write instead: java -jar churnscope-agent.jar explain " + rule)
                .collect(Collectors.joining());
        String prefix =
                per == Per.CLASS ? "churn budget of all tests of the class exceeded: " : "churn budget exceeded: ";
        return prefix + summary + lines + rules;
    }

    private static Stream<String> distinct(List<Excess> excesses, Function<Excess, List<String>> part) {
        return excesses.stream().flatMap(excess -> part.apply(excess).stream()).distinct();
    }

    private static String connections(long number) {
        return number + (number == 1 ? " connection" : " connections");
    }
}
