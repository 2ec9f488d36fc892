// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonIOException;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonToken;
import dev.churnscope.json.PlainJson;
import dev.churnscope.model.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The normative form of a report. */
public final class ReportJson {

    /** Made where it is needed: a report that is read plainly needs none, and it takes long to load. */
    private static final class Any {
        static final Gson GSON = new GsonBuilder()
                // The schema tells "not known" from "not there".
                .serializeNulls()
                .disableHtmlEscaping()
                .setPrettyPrinting()
                .setStrictness(Strictness.STRICT)
                // The numbers of a finding's evidence: 1200 must not come back as 1200.0.
                .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
                .create();
    }

    private ReportJson() {}

    /** Returns a report as JSON, with a line break at its end. */
    public static String write(Report report) {
        return Any.GSON.toJson(report) + "\n";
    }

    /**
     * Writes the same, and leaves the writer open.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(Report report, Writer out) throws IOException {
        try {
            Any.GSON.toJson(report, out);
        } catch (JsonIOException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
        }
        out.write('\n');
    }

    /**
     * Reads a report. What a later version of the same form has added is passed over; lists and maps that an earlier one
     * does not have are empty.
     *
     * @throws UnreadableReportException if the text is not a report, with a message for people
     */
    public static Report read(String json) throws UnreadableReportException {
        try {
            return read(new StringReader(json));
        } catch (IOException e) {
            // What is wrong with it takes a look at the whole text to say.
            JsonEnvelope.of(json).check();
            throw e instanceof UnreadableReportException unreadable ? unreadable : notJson(e);
        }
    }

    /**
     * Reads a report as {@link #write} writes it, in UTF-8: in a fraction of the time, and without holding its text.
     *
     * @throws IOException if it is another text, a report or not, which {@link #read(String)} can say
     */
    static Report read(InputStream utf8) throws IOException {
        var report = PlainJson.read(utf8, Report.class);
        JsonEnvelope.checkForm(report.schema());
        RequiredParts.check(report);
        return report;
    }

    private static Report read(Reader json) throws IOException {
        var reader = new NamingReader(json);
        Report report;
        try {
            report = Any.GSON.fromJson(reader, Report.class);
            if (report == null || reader.peek() != JsonToken.END_DOCUMENT) {
                throw new UnreadableReportException("not a Churnscope report");
            }
        } catch (JsonParseException | NumberFormatException e) {
            // Gson passes on the latter where a text stands for a double.
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
     * Returns a text as it stands, if it is a report.
     *
     * @param charset of whatever reads it; unless that is one of Unicode's, other characters than ASCII's are escaped
     * @throws UnreadableReportException if the text is not a report, with a message for people
     */
    public static Rendering checked(String json, Charset charset) throws UnreadableReportException {
        read(json);
        return out -> AsciiJson.unlessUnicode(charset, out).write(json);
    }

    private static UnreadableReportException notJson(IOException problem) {
        return new UnreadableReportException("not JSON: " + JsonEnvelope.firstLine(problem), problem);
    }
}
