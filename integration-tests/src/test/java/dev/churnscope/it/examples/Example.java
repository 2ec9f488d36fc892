// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.examples;

import dev.churnscope.it.AgentJar;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Code that the page of a rule gives as an example.
 *
 * @param rule the rule, for which the page is named
 * @param line that of its page on which the code begins
 * @param language as the page has it; empty where it has none
 * @param names of the clients that it stands under; {@code in general} where it stands under none
 * @param advice the paragraph before it
 */
record Example(String rule, int line, String language, List<String> names, String advice, List<String> code) {

    private static final String PAGES = "dev/churnscope/diagnose/";
    private static final String ENDING = ".md";
    private static final String FENCE = "```";
    private static final List<String> UNDER_NO_NAME = List.of("in general");

    /** As in "moved in 5.2", "from 4.4 on", "JDK 21 and newer", "before 2.10", "version 3", "Jedis 8". */
    private static final Pattern VERSION = Pattern.compile("""
            (?x)
            (?<= \\b(?: in | from | since | before | version | [A-Z][\\w.]{0,20} )\\  ) \\d+(\\.\\d+)* \\b
            | \\b \\d+(\\.\\d+)* (?= \\ and\\ newer )""");

    /** Returns the rules, each of which has a page. */
    static List<String> pages() {
        return AgentJar.entries(PAGES, ENDING).stream()
                .map(page -> page.substring(PAGES.length(), page.length() - ENDING.length()))
                .toList();
    }

    /** Returns the page of a rule, as the agent's jar has it. */
    static String text(String rule) {
        return AgentJar.read(PAGES + rule + ENDING);
    }

    /** Returns the examples of all pages. */
    static List<Example> all() {
        return pages().stream().flatMap(rule -> of(rule, text(rule)).stream()).toList();
    }

    boolean isJava() {
        return language.equals("java");
    }

    /** Returns the versions that the advice speaks of. */
    List<String> versionsNamed() {
        return VERSION.matcher(advice).results().map(MatchResult::group).toList();
    }

    String place() {
        return rule + ENDING + ':' + line;
    }

    private static List<Example> of(String rule, String page) {
        var examples = new ArrayList<Example>();
        var lines = page.lines().toList();
        var names = UNDER_NO_NAME;
        var advice = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#")) {
                names = line.startsWith("### ") ? List.of(line.substring(4).split(", ")) : UNDER_NO_NAME;
                advice.setLength(0);
            } else if (line.startsWith(FENCE)) {
                int first = i + 1;
                int end = first + lines.subList(first, lines.size()).indexOf(FENCE);
                examples.add(new Example(
                        rule,
                        first + 1,
                        line.substring(FENCE.length()),
                        names,
                        advice.toString(),
                        lines.subList(first, end)));
                i = end;
            } else {
                advice.append(line).append(' ');
            }
        }
        return examples;
    }
}
