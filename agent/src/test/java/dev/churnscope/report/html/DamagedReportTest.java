// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.churnscope.model.Report;
import dev.churnscope.report.Samples;
import dev.churnscope.report.Summary;
import dev.churnscope.report.TextReport;
import dev.churnscope.report.json.ReportJson;
import dev.churnscope.report.json.UnreadableReportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A report with one damaged value is either rejected with one line or shown, by both readers alike. */
final class DamagedReportTest {

    private static final List<JsonElement> REPLACEMENTS = List.of(
            JsonNull.INSTANCE,
            new JsonPrimitive(-1),
            new JsonPrimitive(1e300),
            new JsonPrimitive("text"),
            new JsonPrimitive(true),
            new JsonArray(),
            new JsonObject());

    private JsonElement example = JsonNull.INSTANCE;
    private int shown;
    private int refused;
    private int readPlainly;

    /** The second has the evidence of findings, which the first lacks. */
    static List<String> reports() {
        return List.of(Samples.exampleJson(), Samples.exampleJson().replaceFirst("\"id\"", """
                "evidence": {
                  "notReusedBy": [{"reason": "error", "callSite": {"class": "A", "method": "b"}, "count": 1}],
                  "bursts": [{"callSite": {"class": "A", "method": "b"}, "count": 1, "requests": 9, "millis": 1.5}]
                },
                "id\""""));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void isRefusedOrShown(String json) {
        example = JsonParser.parseString(json);
        visit(example);
        assertThat(shown).isGreaterThan(100);
        assertThat(refused).isGreaterThan(100);
        assertThat(readPlainly).isGreaterThan(100);
    }

    /** Returns the report as the fast reader reads it, or null if that leaves it to the strict one. */
    private static @Nullable Report plain(String json) {
        try {
            return ReportJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return null;
        }
    }

    private void visit(JsonElement element) {
        if (element instanceof JsonObject object) {
            for (String name : new ArrayList<>(object.keySet())) {
                var value = object.get(name);
                for (var instead : REPLACEMENTS) {
                    object.add(name, instead);
                    readAndShow(name, instead);
                }
                object.remove(name);
                readAndShow(name, null);
                object.add(name, value);
                visit(value);
            }
        } else if (element instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                var value = array.get(i);
                for (var instead : REPLACEMENTS) {
                    array.set(i, instead);
                    readAndShow("[" + i + "]", instead);
                }
                array.set(i, value);
                visit(value);
            }
        }
    }

    private void readAndShow(String name, @Nullable JsonElement instead) {
        Report report;
        String json = example.toString();
        @Nullable Report plain = plain(json);
        try {
            report = ReportJson.read(json);
        } catch (UnreadableReportException e) {
            refused++;
            assertThat(plain).as("with %s: %s", name, instead).isNull();
            assertThat(e.getMessage().lines()).hasSize(1);
            assertThat(e.getMessage()).doesNotContain("java.", "Exception").doesNotEndWith(": ");
            return;
        }
        if (plain != null) {
            readPlainly++;
            assertThat(plain).isEqualTo(report);
        }
        try {
            assertThat(TextReport.of(report, StandardCharsets.UTF_8).lines()).allMatch(line -> line.length() <= 120);
            assertThat(Summary.of(report).lines()).hasSizeLessThanOrEqualTo(25);
            PageData.write(report, Writer.nullWriter());
            shown++;
        } catch (RuntimeException | IOException e) {
            fail("cannot show a report with " + name + ": " + instead, e);
        }
    }
}
