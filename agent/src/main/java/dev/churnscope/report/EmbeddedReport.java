// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.churnscope.model.Finding;
import dev.churnscope.model.Report;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The report as data within a page, where no text in it can end the element it stands in.
 *
 * <p>A stack is a list of numbers there, each the place of a frame in one list of all: most of a report is the same frames
 * again and again. Of findings only what leads to them is in it, since the page has them as text.
 *
 * @param frames written last, when all stacks are known
 */
record EmbeddedReport(Report report, Set<String> frames) {

    static String json(Report report) {
        var frames = new LinkedHashMap<String, Integer>();
        Gson gson = new GsonBuilder()
                .registerTypeAdapter(new TypeToken<List<String>>() {}.getType(), new Stacks(frames))
                .registerTypeAdapter(double.class, new Finite())
                .registerTypeAdapter(Double.class, new Finite())
                .create();
        return ascii(gson.toJson(new EmbeddedReport(withoutTexts(report), frames.keySet())));
    }

    private static Report withoutTexts(Report report) {
        var findings = report.findings().stream()
                .map(finding -> new Finding(
                        finding.rule(),
                        finding.severity(),
                        finding.siteId(),
                        null,
                        finding.title(),
                        Map.of(),
                        "",
                        "",
                        Map.of()))
                .toList();
        return new Report(
                report.schema(),
                report.agent(),
                report.process(),
                report.window(),
                report.coverage(),
                report.totals(),
                report.sites(),
                findings,
                report.ports(),
                report.timeline(),
                report.health());
    }

    /** Within the strings of JSON every character can be escaped (RFC 8259, 7), halves of surrogate pairs too. */
    private static String ascii(String json) {
        int plain = 0;
        while (plain < json.length() && json.charAt(plain) < 0x7f) {
            plain++;
        }
        if (plain == json.length()) {
            return json;
        }
        var escaped = new StringBuilder(json.length() + 1024).append(json, 0, plain);
        for (int i = plain; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < 0x7f) {
                escaped.append(c);
            } else {
                escaped.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
        return escaped.toString();
    }

    /** A damaged report may have numbers that JSON has no form for. */
    private static final class Finite extends TypeAdapter<Double> {

        @Override
        public void write(JsonWriter out, @Nullable Double number) throws IOException {
            if (number == null || !Double.isFinite(number)) {
                out.nullValue();
            } else {
                out.value(number);
            }
        }

        @Override
        public Double read(JsonReader in) {
            throw new UnsupportedOperationException("the page reads it");
        }
    }

    /** Writes each list of frames as their numbers. */
    private static final class Stacks extends TypeAdapter<List<String>> {

        private final Map<String, Integer> frames;

        Stacks(Map<String, Integer> frames) {
            this.frames = frames;
        }

        @Override
        public void write(JsonWriter out, List<String> stack) throws IOException {
            var numbers = new StringJoiner(",", "[", "]");
            for (String frame : stack) {
                Integer number = frames.putIfAbsent(String.valueOf(frame), frames.size());
                numbers.add(Integer.toString(number == null ? frames.size() - 1 : number));
            }
            out.jsonValue(numbers.toString());
        }

        @Override
        public List<String> read(JsonReader in) {
            throw new UnsupportedOperationException("the page reads it");
        }
    }
}
