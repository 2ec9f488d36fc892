// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ScriptJsonTest {

    private static final Gson GSON = new Gson();

    enum Colour {
        @SerializedName("dark-red")
        DARK_RED
    }

    record Values(
            @SerializedName("class") String text,
            long whole,
            double decimal,
            @Nullable Double ratio,
            boolean truth,
            Colour colour,
            Map<String, @Nullable Long> counts,
            List<@Nullable Values> parts) {}

    record Stacks(List<String> first, List<List<Integer>> numbers, List<String> second) {}

    private static Values values(String text, double number, List<@Nullable Values> parts) {
        return new Values(text, Long.MIN_VALUE, number, null, true, Colour.DARK_RED, Map.of(text, 1L), parts);
    }

    private static String written(Record value) throws IOException {
        var out = new StringWriter();
        new ScriptJson(out).write("value", value, "texts");
        return out.toString();
    }

    private static String wrapped(String value, String texts) {
        return "{\"value\":" + value + ",\"texts\":" + texts + "}";
    }

    @Test
    void writesRecordsAsGsonDoes() throws IOException {
        var value = values("a<b>&'=\"\\\b\f\n\r\t\u0001", 1.5e-7, Arrays.asList(values("/", -0.0, List.of()), null));
        assertThat(written(value)).isEqualTo(wrapped(GSON.toJson(value), "[]"));
    }

    @Test
    void writesEveryCharacterInAsciiSoThatItIsReadTheSame() throws IOException {
        for (int from = 0; from < Character.MAX_VALUE; from += 500) {
            var text = new StringBuilder();
            for (int c = from; c < Math.min(from + 500, Character.MAX_VALUE); c++) {
                text.append((char) c);
            }
            String json = written(values(text.toString(), 1, List.of()));
            assertThat(json).matches("[ -~]+").doesNotContain("<", ">", "&", "'");
            String value = json.substring("{\"value\":".length(), json.length() - ",\"texts\":[]}".length());
            assertThat(GSON.fromJson(value, Values.class).text()).isEqualTo(text.toString());
        }
    }

    @Test
    void writesTextsOfListsOnce() throws IOException {
        assertThat(written(new Stacks(List.of("a", "b"), List.of(List.of(7), List.of()), List.of("<", "a"))))
                .isEqualTo(wrapped(
                        "{\"first\":[0,1],\"numbers\":[[7],[]],\"second\":[2,0]}", "[\"a\",\"b\",\"\\u003c\"]"));
    }

    @Test
    void leavesOutWhatIsNullOrNoNumber() throws IOException {
        var counts = new LinkedHashMap<String, @Nullable Long>();
        counts.put("a", null);
        counts.put("b", 2L);
        assertThat(written(new Values(
                        "x", 1, Double.NaN, Double.NEGATIVE_INFINITY, false, Colour.DARK_RED, counts, List.of())))
                .isEqualTo(wrapped(
                        "{\"class\":\"x\",\"whole\":1,\"truth\":false,\"colour\":\"dark-red\",\"counts\":{\"b\":2},\"parts\":[]}",
                        "[]"));
    }

    @Test
    void writesAsMuchAsThereIs() throws IOException {
        var value = values("é<".repeat(30_000), 1, Collections.nCopies(200, values("x".repeat(9_000), 2, List.of())));
        String json = written(value);
        assertThat(json).hasSizeGreaterThan(2_000_000);
        assertThat(GSON.fromJson(json.substring("{\"value\":".length(), json.lastIndexOf(",\"texts\"")), Values.class))
                .isEqualTo(value);
    }

    @Test
    void passesOnThatItCannotBeWritten() {
        var full = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> new ScriptJson(full).write("value", values("x", 1, List.of()), "texts"))
                .hasMessage("No space left on device");
    }
}
