// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The text of a rule: what it means, why it matters, and how to fix it with each library.
 *
 * <p>Each rule has one Markdown page, named after its id, beside this class. The report's advice, the {@code explain} command and
 * the documentation all come from that page, so they cannot drift apart. Its format: a heading with the title, paragraphs,
 * sections of level two, and below the section {@value #FIX} a section of level three for each client label or facade library. A
 * remedy is a paragraph, a code example, and a line with nothing but a link.
 *
 * @param title the problem, in one line
 * @param page the whole page
 * @param remedies how to fix it, by the name of the library; the empty name has the remedy for any other library
 */
public record RuleText(String title, String page, Map<String, Remedy> remedies) {

    private static final String FIX = "How to fix it";

    /**
     * What to change.
     *
     * @param advice a paragraph in one line, then the lines of an example
     * @param link to the documentation of the library, or whatever else applies
     */
    public record Remedy(String advice, String link) {}

    /**
     * Reads the page of a rule.
     *
     * @throws IllegalArgumentException if there is no such rule
     */
    public static RuleText of(String rule) {
        try (var page = RuleText.class.getResourceAsStream(rule + ".md")) {
            if (page == null) {
                throw new IllegalArgumentException(rule);
            }
            return parse(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RuleText parse(String page) {
        var lines = page.lines().toList();
        String title = lines.get(0).replaceFirst("^# ", "");
        var remedies = new LinkedHashMap<String, Remedy>();
        String section = "";
        String client = "";
        var body = new ArrayList<String>();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("## ") || line.startsWith("### ")) {
                put(remedies, section, client, body);
                boolean isClient = line.startsWith("### ");
                section = isClient ? section : line.substring(3);
                client = isClient ? line.substring(4) : "";
                body.clear();
            } else {
                body.add(line);
            }
        }
        put(remedies, section, client, body);
        return new RuleText(title, page, remedies);
    }

    private static void put(Map<String, Remedy> remedies, String section, String clients, List<String> body) {
        if (section.equals(FIX)) {
            var remedy = remedy(body);
            for (String client : clients.split(", ")) {
                remedies.put(client, remedy);
            }
        }
    }

    private static Remedy remedy(List<String> body) {
        var advice = new StringBuilder();
        String link = "";
        boolean isCode = false;
        for (String line : body) {
            if (line.startsWith("```")) {
                isCode = !isCode;
            } else if (isCode) {
                advice.append('\n').append(line);
            } else if (line.startsWith("<")) {
                link = line.substring(1, line.length() - 1);
            } else if (!line.isBlank()) {
                advice.append(advice.length() == 0 ? "" : " ").append(line);
            }
        }
        return new Remedy(advice.toString(), link);
    }

    /**
     * Returns the remedy for a library, or else the general one.
     *
     * @param libraries names to look up, the most specific first
     */
    public Remedy remedyFor(List<String> libraries) {
        return libraries.stream()
                .filter(remedies::containsKey)
                .findFirst()
                .map(remedies::get)
                .orElseGet(() -> remedies.get(""));
    }
}
