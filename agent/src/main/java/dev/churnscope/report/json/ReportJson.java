// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonIOException;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonToken;
import dev.churnscope.json.PlainJson;
import dev.churnscope.model.Report;
import dev.churnscope.text.Rendering;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Reads and writes the JSON of a report, its normative format. */
public final class ReportJson {

    /** Loaded on demand: it takes long to load, and is not needed to read a report as {@link #write} writes it. */
    private static final class GsonHolder {
        static final Gson GSON = new GsonBuilder()
                // The schema distinguishes "not known" from "missing".
                .serializeNulls()
                .disableHtmlEscaping()
                .setPrettyPrinting()
                .setStrictness(Strictness.STRICT)
                // For the numbers in a finding's evidence: 1200 must not be read as 1200.0.
                .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
                .create();
    }

    private ReportJson() {}

    /** Returns a report as JSON, with a line break at its end. */
    public static String write(Report report) {
        return GsonHolder.GSON.toJson(report) + "\n";
    }

    /**
     * Writes a report as JSON, with a line break at its end, and leaves the writer open.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(Report report, Writer out) throws IOException {
        try {
            GsonHolder.GSON.toJson(report, out);
        } catch (JsonIOException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
        }
        out.write('\n');
    }

    /**
     * Reads a report. Additions of a later version of the format are ignored; lists and maps that an earlier version does not
     * have are empty.
     *
     * @throws UnreadableReportException if the text is not a report, with a message for the user
     */
    public static Report read(String json) throws UnreadableReportException {
        try {
            return read(new StringReader(json));
        } catch (IOException e) {
            // To describe the error takes the whole text.
            JsonEnvelope.of(json).check();
            throw e instanceof UnreadableReportException unreadable ? unreadable : notJson(e);
        }
    }

    /**
     * Reads a report as {@link #write} writes it, in UTF-8: in a fraction of the time, and without its text in memory.
     *
     * @throws IOException for any other text, which may or may not be a report: {@link #read(String)} decides
     */
    public static Report read(InputStream utf8) throws IOException {
        var report = PlainJson.read(utf8, Report.class);
        JsonEnvelope.checkFormat(report.schema());
        RequiredParts.check(report);
        return report;
    }

    private static Report read(Reader json) throws IOException {
        var reader = new NamingReader(json);
        Report report;
        try {
            report = GsonHolder.GSON.fromJson(reader, Report.class);
            if (report == null || reader.peek() != JsonToken.END_DOCUMENT) {
                throw new UnreadableReportException("not a Churnscope report");
            }
        } catch (JsonParseException | NumberFormatException e) {
            // Gson throws the latter for a string in place of a double.
            throw new UnreadableReportException("not a whole Churnscope report: " + JsonEnvelope.inWords(e), e);
        }
        new JsonEnvelope(report.schema(), reader.names()).check();
        RequiredParts.check(report);
        @Nullable String negative = NegativeNumbers.in(report);
        if (negative != null) {
            throw new UnreadableReportException("not a Churnscope report: its " + negative + " is below 0");
        }
        return report;
    }

    /**
     * Returns a rendering of the text, unchanged, if it is a report.
     *
     * @param charset the reader's charset; unless it is a Unicode charset, characters other than ASCII are escaped
     * @throws UnreadableReportException if the text is not a report, with a message for the user
     */
    public static Rendering checked(String json, Charset charset) throws UnreadableReportException {
        read(json);
        return out -> AsciiJson.unlessUnicode(charset, out).write(json);
    }

    private static UnreadableReportException notJson(IOException problem) {
        return new UnreadableReportException("not JSON: " + JsonEnvelope.firstLine(problem), problem);
    }
}
