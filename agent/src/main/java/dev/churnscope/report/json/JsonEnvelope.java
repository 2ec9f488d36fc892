// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.churnscope.model.Report;
import dev.churnscope.text.Lettering;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The top-level names of a JSON text: enough to decide whether it is a report, and of which version.
 *
 * <p>Checked before other errors are reported, so that an unknown version is reported as such, wherever in the file it is given,
 * and not as whichever difference comes first.
 */
record JsonEnvelope(@Nullable String schema, Set<String> names) {

    private static final List<String> REQUIRED = List.of(
            "agent", "process", "window", "coverage", "totals", "sites", "findings", "ports", "timeline", "health");

    private static final String FORMAT_PREFIX = "churnscope-report/";
    private static final int MAX_COLUMNS = 60;

    /** @throws UnreadableReportException if the text is not one whole JSON object */
    static JsonEnvelope of(String json) throws UnreadableReportException {
        if (json.isBlank()) {
            throw new UnreadableReportException("the file is empty");
        }
        try (var reader = new JsonReader(new StringReader(json))) {
            reader.setStrictness(Strictness.STRICT);
            if (reader.peek() != JsonToken.BEGIN_OBJECT) {
                throw new UnreadableReportException("not a Churnscope report: the JSON in it is not an object");
            }
            return of(reader);
        } catch (MalformedJsonException | EOFException e) {
            if (isTooDeep(e)) {
                throw new UnreadableReportException("not a Churnscope report: the JSON in it is nested too deeply", e);
            }
            throw new UnreadableReportException(
                    isCutOff(json, e)
                            ? "the JSON is cut off: the file ends in the middle of it"
                            : "not valid JSON at " + position(e),
                    e);
        } catch (UnreadableReportException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableReportException("not JSON: " + firstLine(e), e);
        }
    }

    private static JsonEnvelope of(JsonReader reader) throws IOException {
        @Nullable String schema = null;
        var names = new HashSet<String>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            boolean isText = reader.peek() == JsonToken.STRING;
            if (reader.peek() != JsonToken.NULL) {
                names.add(name);
            }
            if (name.equals("schema") && isText) {
                schema = reader.nextString();
            } else {
                reader.skipValue();
            }
        }
        reader.endObject();
        reader.peek(); // Throws if anything follows.
        return new JsonEnvelope(schema, names);
    }

    /** @throws UnreadableReportException if this is not a report that this version can read */
    void check() throws UnreadableReportException {
        if (schema == null) {
            throw new UnreadableReportException("not a Churnscope report: "
                    + (names.contains("schema") ? "its \"schema\" is not a string" : "it has no \"schema\""));
        }
        checkFormat(schema);
        for (String name : REQUIRED) {
            if (!names.contains(name)) {
                throw new UnreadableReportException("not a whole Churnscope report: it has no \"" + name + "\"");
            }
        }
    }

    /** @throws UnreadableReportException if this version does not know the format */
    static void checkFormat(String schema) throws UnreadableReportException {
        if (!schema.equals(Report.SCHEMA)) {
            String shown = Lettering.ASCII.cut(Lettering.ASCII.printable(schema), MAX_COLUMNS);
            throw new UnreadableReportException(
                    schema.startsWith(FORMAT_PREFIX)
                            ? "written in the format " + shown + ", but this version reads " + Report.SCHEMA
                                    + ": use the version that wrote it, or a newer one"
                            : "not a Churnscope report: its schema is \"" + shown + "\", not " + Report.SCHEMA);
        }
    }

    /** Returns the first line of a parser's message, without the link to its manual. */
    static String firstLine(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        int end = message.indexOf('\n');
        return Lettering.ASCII.printable(end < 0 ? message : message.substring(0, end));
    }

    /** Returns the same with JSON terms instead of Java terms. */
    static String inWords(Throwable thrown) {
        return firstLine(thrown)
                .replaceFirst("^([a-z]+\\.)+\\w+(: |$)", "")
                .replaceFirst("^Expected an? (long|int) ", "Expected a whole number ")
                .replaceFirst("^Expected a double ", "Expected a number ")
                .replaceFirst("^Expected BEGIN_ARRAY ", "Expected an array ")
                .replaceFirst("^Expected BEGIN_OBJECT ", "Expected an object ")
                .replaceFirst(" but was BEGIN_ARRAY ", " but was an array ")
                .replaceFirst(" but was BEGIN_OBJECT ", " but was an object ");
    }

    /** Returns the position; the rest of the parser's message is for developers. */
    private static String position(IOException problem) {
        var matcher = Pattern.compile("line \\d+ column \\d+").matcher(firstLine(problem));
        return matcher.find() ? matcher.group() : "its first character";
    }

    /** The parser limits the depth before the stack overflows. */
    private static boolean isTooDeep(IOException problem) {
        return firstLine(problem).startsWith("Nesting limit");
    }

    private static boolean isCutOff(String json, IOException problem) {
        if (problem instanceof EOFException
                || String.valueOf(problem.getMessage()).startsWith("Unterminated")) {
            return true;
        }
        // A literal such as "true" may be cut: then the error is an unknown word within the object, at the end of the
        // file.
        boolean isWithinObject = !firstLine(problem).endsWith("path $");
        return isWithinObject && !json.strip().endsWith("}");
    }
}
