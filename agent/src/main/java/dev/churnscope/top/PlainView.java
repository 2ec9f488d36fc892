// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.attach.CounterWatch;
import dev.churnscope.report.Lettering;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The same table as plain text, one after the other: for scripts, files and terminals that can show no more. */
public final class PlainView {

    /** What call sites are not cut at; the columns before them are always all there. */
    private static final int WIDTH = 1000;

    private PlainView() {}

    /**
     * Writes a number of tables. The first comes after one interval, since rates need two samples.
     *
     * @param charset of whatever reads {@code output}
     * @throws Exception if it cannot be written, or the process has ended or does not tell
     */
    public static void write(CounterWatch watch, Duration interval, long count, OutputStream output, Charset charset)
            throws Exception {
        var samples = new SampleReader(watch, interval);
        var history = new RateCalculator();
        history.add(samples.next());
        for (long i = 0; i < count; i++) {
            print(history.add(samples.next()), output, charset);
        }
    }

    private static void print(View view, OutputStream output, Charset charset) throws IOException {
        output.write(String.join("\n", lines(view, Lettering.of(charset))).getBytes(charset));
        output.flush();
    }

    /** Returns all there is to show, and an empty line. */
    static List<String> lines(View view, Lettering lettering) {
        var look = new Theme(lettering, false);
        var lines = new ArrayList<String>();
        Header.of(view, Header.MAX_LINES, WIDTH, look).forEach(line -> lines.add(line.toString()));
        var table = new SiteTable(Column.OPENS, WIDTH, look);
        lines.add(table.group().toString());
        lines.add(table.heading(0).toString());
        SiteTable.rows(view, ViewState.FIRST)
                .forEach(row -> lines.add(table.line(row).toString()));
        lines.add("");
        lines.add("");
        return lines;
    }
}
