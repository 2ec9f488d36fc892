// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.churnscope.model.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A report as one page for a browser, which loads nothing from anywhere.
 *
 * <p>The page is plain ASCII, whatever the names in it are, so that no terminal, pipe or server can spoil it by taking it
 * for another encoding. Verdict, findings and ports are text, there before any script has run and without one. Scripts of the page make the
 * rest of the data that is embedded at its end: the table of call sites, flame graphs, the timeline.
 */
public final class HtmlReport {

    /** So many findings are on the page at first, and as many again on each demand. */
    private static final int FINDINGS_AT_ONCE = 50;

    /** On paper, and for browsers without scripts. */
    private static final int SITES_ON_PAPER = 50;

    private static final String FOLDER = "html/";

    /** In the order in which they need each other. */
    private static final List<String> SCRIPTS =
            List.of("text.js", "data.js", "table.js", "site.js", "flames.js", "timeline.js", "page.js");

    private HtmlReport() {}

    /**
     * All that the template fills in.
     *
     * @param policy what the page may do: run its own scripts and look as it does, and nothing else
     * @param data written as the page is: it may be most of it
     * @param later findings that are on the page, but not shown at first
     */
    private record Content(
            ReportView report,
            List<Tile> tiles,
            String policy,
            String style,
            String libraries,
            String script,
            Mustache.Lambda data,
            List<FindingView> findings,
            List<Later> later,
            boolean hasLater) {}

    /** Some findings more. */
    private record Later(List<FindingView> findings) {}

    /** Returns the page. */
    public static String of(Report report) {
        var page = new StringWriter();
        try {
            write(report, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toString();
    }

    /**
     * Writes the page, and leaves the writer open.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(Report report, Writer out) throws IOException {
        var view = ReportView.of(report, SITES_ON_PAPER);
        String style = "\n" + Templates.text(FOLDER + "libraries.css") + Templates.text(FOLDER + "page.css");
        String libraries = "\n" + Templates.text(FOLDER + "libraries.js");
        String script = SCRIPTS.stream()
                .map(name -> Templates.text(FOLDER + name))
                .collect(Collectors.joining("\n", "\n(() => {\n'use strict';\n\n", "})();\n"));
        String policy = "default-src 'none'; img-src data:; style-src " + hash(style) + "; script-src "
                + hash(libraries) + " " + hash(script) + "; base-uri 'none'; form-action 'none'";
        var findings = view.findings();
        int first = Math.min(findings.size(), FINDINGS_AT_ONCE);
        var later = new ArrayList<Later>();
        for (int from = first; from < findings.size(); from += FINDINGS_AT_ONCE) {
            later.add(new Later(findings.subList(from, Math.min(findings.size(), from + FINDINGS_AT_ONCE))));
        }
        var content = new Content(
                view,
                Tile.of(report),
                policy,
                style,
                libraries,
                script,
                (section, here) -> PageData.write(report, here),
                findings.subList(0, first),
                later,
                !later.isEmpty());
        try {
            Templates.of(FOLDER + "page.html", HtmlReport::escape).execute(content, out);
        } catch (MustacheException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * Returns a text that a browser shows as it is, with what it could not show, or would obey, as the escape that a
     * Java source would have. Letters that are written from right to left stay: the page isolates each name.
     */
    private static String escape(String text) {
        String escaped = Escapers.HTML.escape(Lettering.ISOLATED.printable(text));
        if (escaped.chars().allMatch(c -> c < 0x7f)) {
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
