// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.churnscope.model.Report;

/** The normative form of a report. */
public final class ReportJson {

    /** Nulls are written: the schema tells "not known" from "not there". */
    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .create();

    private ReportJson() {}

    public static String write(Report report) {
        return GSON.toJson(report) + "\n";
    }

    /**
     * Reads a report.
     *
     * @throws JsonParseException if the text is not a report, with a message for people
     */
    public static Report read(String text) {
        Report report;
        try {
            report = GSON.fromJson(text, Report.class);
        } catch (JsonParseException e) {
            throw new JsonParseException("not a report: " + firstLine(e), e);
        }
        if (report == null || report.schema() == null) {
            throw new JsonParseException("not a Churnscope report: it has no \"schema\"");
        }
        if (!report.schema().equals(Report.SCHEMA)) {
            throw new JsonParseException(
                    "written in the form " + report.schema() + ", this version reads " + Report.SCHEMA);
        }
        if (report.totals() == null || report.sites() == null || report.window() == null || report.process() == null) {
            throw new JsonParseException("not a whole Churnscope report: parts of it are missing");
        }
        return report;
    }

    private static String firstLine(Throwable t) {
        String message = String.valueOf(t.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
