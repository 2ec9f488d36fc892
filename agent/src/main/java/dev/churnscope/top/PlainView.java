// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.attach.CounterWatch;
import dev.churnscope.text.Lettering;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Prints the same table repeatedly as plain text, for scripts, files and simple terminals. */
public final class PlainView {

    /** Wide enough for all columns and untruncated call sites. */
    private static final int WIDTH = 1000;

    private PlainView() {}

    /**
     * Writes a number of tables. The first comes after one interval, since rates need two samples.
     *
     * @param charset the charset of {@code output}
     * @throws Exception if the output cannot be written, the process has ended, or its counters cannot be read
     */
    public static void write(CounterWatch watch, Duration interval, long count, OutputStream output, Charset charset)
            throws Exception {
        var samples = new SampleReader(watch, interval);
        var rates = new RateCalculator();
        rates.add(samples.next());
        for (long i = 0; i < count; i++) {
            print(rates.add(samples.next()), output, charset);
        }
    }

    private static void print(View view, OutputStream output, Charset charset) throws IOException {
        output.write(String.join("\n", lines(view, Lettering.of(charset))).getBytes(charset));
        output.flush();
    }

    /** Returns the lines of the table, with an empty line at the end. */
    static List<String> lines(View view, Lettering lettering) {
        var theme = new Theme(lettering, false);
        var lines = new ArrayList<String>();
        Header.of(view, Header.MAX_LINES, WIDTH, theme).forEach(line -> lines.add(line.toString()));
        var table = new SiteTable(Column.OPENS, WIDTH, theme);
        lines.add(table.group().toString());
        lines.add(table.heading(0).toString());
        SiteTable.rows(view, ViewState.FIRST)
                .forEach(row -> lines.add(table.line(row).toString()));
        lines.add("");
        lines.add("");
        return lines;
    }
}
