// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.html;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Template;
import dev.churnscope.report.Templates;
import dev.churnscope.text.Lettering;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The parts that are the same in every page.
 *
 * @param template the page's template, in which every value is escaped
 * @param policy the content security policy, which allows only the page's own scripts and styles
 */
record PageFrame(Template template, String policy, String style, String libraries, String script) {

    private static final String FOLDER = "html/";

    /** In order of their dependencies. */
    private static final List<String> SCRIPTS =
            List.of("text.js", "data.js", "table.js", "site.js", "flames.js", "timeline.js", "page.js");

    /** Reads the parts from the resources. */
    static PageFrame make() {
        String style = "\n" + Templates.text(FOLDER + "libraries.css") + Templates.text(FOLDER + "page.css");
        String libraries = "\n" + Templates.text(FOLDER + "libraries.js");
        String script = SCRIPTS.stream()
                .map(name -> Templates.text(FOLDER + name))
                .collect(Collectors.joining("\n", "\n(() => {\n'use strict';\n\n", "})();\n"));
        String policy = "default-src 'none'; img-src data:; style-src " + hash(style) + "; script-src "
                + hash(libraries) + " " + hash(script) + "; base-uri 'none'; form-action 'none'";
        var template = Templates.of(FOLDER + "page.html", PageFrame::escape);
        return new PageFrame(template, policy, style, libraries, script);
    }

    /**
     * Returns HTML in ASCII that a browser shows as the given text, with invisible and control characters as Java escapes.
     * Right-to-left letters are kept: the page isolates each name.
     */
    private static String escape(String text) {
        String escaped = Escapers.HTML.escape(Lettering.ISOLATED.printable(text));
        if (Lettering.isPlain(escaped)) {
            return escaped;
        }
        var ascii = new StringBuilder(escaped.length() + 64);
        escaped.codePoints().forEach(codePoint -> {
            if (codePoint < 0x7f) {
                ascii.appendCodePoint(codePoint);
            } else {
                ascii.append("&#").append(codePoint).append(';');
            }
        });
        return ascii.toString();
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
