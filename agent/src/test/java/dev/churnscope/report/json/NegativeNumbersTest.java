// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.churnscope.report.Samples;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each number of a report in turn is made negative. */
final class NegativeNumbersTest {

    private static final JsonPrimitive NEGATIVE = new JsonPrimitive(-1);

    private final JsonElement report = JsonParser.parseString(Samples.exampleJson());
    private int refused;

    @Test
    void noCountAndNoTimeIsBelowZero() {
        visit(report, "");
        assertThat(refused).isGreaterThan(80);
    }

    private void visit(JsonElement element, String path) {
        if (element instanceof JsonObject object) {
            for (var part : object.deepCopy().entrySet()) {
                String name = path.isEmpty() ? part.getKey() : path + "." + part.getKey();
                visit(part.getValue(), name, instead -> object.add(part.getKey(), instead));
                visit(object.get(part.getKey()), name);
            }
        } else if (element instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                String name = path + "[" + i + "]";
                visit(array.get(i), name, instead -> array.set(index, instead));
                visit(array.get(i), name);
            }
        }
    }

    private void visit(JsonElement value, String path, Consumer<JsonElement> set) {
        if (value instanceof JsonPrimitive number && number.isNumber()) {
            set.accept(NEGATIVE);
            if (path.startsWith("findings") || path.endsWith("callSite.line")) {
                assertThatCode(() -> ReportJson.read(report.toString())).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> ReportJson.read(report.toString()))
                        .isInstanceOf(UnreadableReportException.class)
                        .hasMessage("not a Churnscope report: its " + path + " is below 0");
                refused++;
            }
            set.accept(number);
        }
    }
}
