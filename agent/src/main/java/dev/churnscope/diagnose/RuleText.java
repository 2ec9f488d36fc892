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
 * The words of a rule: what it means, why it matters, and how to fix it with each library.
 *
 * <p>Each rule has one page of Markdown, named for it, beside this class. The report's advice, the command that explains a
 * rule and the documentation all come from that page, so that they cannot drift apart. Its form: a heading with the title,
 * paragraphs, sections of the second level, and below the section {@value #FIX} a section of the third level for each
 * client label, or library that the application calls in its stead. A remedy is a paragraph, an example of code, and a line with nothing but a link.
 *
 * @param title what is wrong, in one line
 * @param page all of it
 * @param remedies how to fix it, by the name of the library; under the empty one how to fix it whatever the library is
 */
public record RuleText(String title, String page, Map<String, Remedy> remedies) {

    private static final String FIX = "How to fix it";

    /**
     * What to change.
     *
     * @param advice a paragraph in one line, then the lines of an example
     * @param link to the documentation of the library, or of whatever else decides
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
     * Returns how to fix it with a library, or else in general.
     *
     * @param libraries names that it may be found under, the fittest first
     */
    public Remedy remedyFor(List<String> libraries) {
        return libraries.stream()
                .filter(remedies::containsKey)
                .findFirst()
                .map(remedies::get)
                .orElseGet(() -> remedies.get(""));
    }
}
