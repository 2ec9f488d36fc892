// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.html;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.churnscope.model.Report;
import dev.churnscope.report.FindingView;
import dev.churnscope.report.ReportView;
import dev.churnscope.text.Lettering;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders a report as a single self-contained HTML page, which loads nothing.
 *
 * <p>The page is plain ASCII, whatever names it contains, so that no terminal, pipe or server can corrupt it by assuming another
 * encoding. Assessment, findings and ports are static HTML and need no scripts. The page's scripts render the rest from the data
 * embedded at its end: the table of call sites, flame graphs, the timeline.
 */
public final class HtmlReport {

    /** The number of findings shown at first, and added on each request for more. */
    private static final int FINDINGS_AT_ONCE = 50;

    /** The number of call sites in print, and for browsers without scripts. */
    private static final int SITES_ON_PAPER = 50;

    private HtmlReport() {}

    /**
     * The values for the template.
     *
     * @param data written directly to the page, since it may be most of it
     * @param later findings on the page that are hidden at first
     */
    private record Content(
            ReportView report,
            List<Tile> tiles,
            PageFrame frame,
            Mustache.Lambda data,
            List<FindingView> findings,
            List<Later> later,
            boolean hasLater) {}

    /** One batch of hidden findings. */
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
                (section, page) -> PageData.write(report, page),
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
