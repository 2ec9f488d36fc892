// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.churnscope.model.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

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

    private HtmlReport() {}

    /**
     * All that the template fills in.
     *
     * @param data written as the page is: it may be most of it
     * @param later findings that are on the page, but not shown at first
     */
    private record Content(
            ReportView report,
            List<Tile> tiles,
            PageFrame frame,
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
        var view = ReportView.of(report, SITES_ON_PAPER, Lettering.UNICODE);
        var findings = view.findings();
        int first = Math.min(findings.size(), FINDINGS_AT_ONCE);
        var later = new ArrayList<Later>();
        for (int from = first; from < findings.size(); from += FINDINGS_AT_ONCE) {
            later.add(new Later(findings.subList(from, Math.min(findings.size(), from + FINDINGS_AT_ONCE))));
        }
        var frame = PageFrame.make();
        var content = new Content(
                view,
                Tile.of(report),
                frame,
                (section, stackCaller) -> PageData.write(report, stackCaller),
                findings.subList(0, first),
                later,
                !later.isEmpty());
        try {
            frame.template().execute(content, out);
        } catch (MustacheException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
