// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.annotations.SerializedName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader returns what a general parser returns, or rejects the text. */
final class PlainJsonTest {

    private static final Gson GSON = new GsonBuilder()
            .setStrictness(Strictness.STRICT)
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .create();

    enum Colour {
        @SerializedName("dark-red")
        DARK_RED,
        GREEN
    }

    record Point(@SerializedName("east") long x, @Nullable Double y) {}

    record One(Object value) {}

    record All(
            String text,
            long whole,
            int small,
            double decimal,
            boolean bool,
            List<@Nullable Point> points,
            Map<String, @Nullable Long> counts,
            Map<String, Object> evidence,
            List<Colour> colours) {}

    private static <T extends Record> T read(String json, Class<T> type) throws IOException {
        return PlainJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), type);
    }

    private static String decimal(String number) {
        return """
                {"text": "t", "whole": 1, "small": 2, "decimal": %s, "truth": true, "points": [], "counts": {}, "evidence": {},
                 "colours": []}""".formatted(number);
    }

    @Test
    void readsEveryTypeThatARecordMayHave() throws IOException {
        String json = """
                {
                  "text": "a\\"\\\\\\/\\b\\f\\n\\r\\t\\u0001\\u00e9é€😀",
                  "later": {"a": [1, {"b": null}, []], "c": {}},
                  "whole": 123456789012345678,
                  "small": 2147483647,
                  "decimal": 0.1,
                  "truth": true,
                  "points": [{"east": 1, "y": 2.5}, null, {"y": null, "east": 3}, {}],
                  "counts": {"b": 1, "a": null},
                  "evidence": {"n": 1200, "d": 0.5, "e": 1E3, "t": "x", "f": false, "l": ["x", 1, null, 2.5, true], "no": []},
                  "colours": ["dark-red", "GREEN", "blue"]
                }
                """;
        assertThat(read(json, All.class)).isEqualTo(GSON.fromJson(json, All.class));
        assertThat(read(json, All.class).colours()).containsExactly(Colour.DARK_RED, Colour.GREEN, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.1",
                "1.25",
                "123456789012345",
                "1234567890123456",
                "0.000000000000001",
                "1e5",
                "1E-7",
                "1.5e+300",
                "4.9E-324",
                "1.7976931348623157E308",
                "0.30000000000000004",
                "9007199254740993"
            })
    void readsNumbersExactly(String number) throws IOException {
        assertThat(read(decimal(number), All.class).decimal()).isEqualTo(Double.parseDouble(number));
    }

    @Test
    void readsTheNumbersThatJavaWritesExactly() throws IOException {
        var random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            double number = Math.round(random.nextDouble() * 1e9) / Math.pow(10, random.nextInt(12));
            assertThat(read(decimal(Double.toString(number)), All.class).decimal())
                    .isEqualTo(number);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", "-1", "-0.5", "+1", "01", "1.", ".5", "1e", "1e+", "1.2.3", "1-2", "--1", "1e5.5", "1e999",
                "NaN", "\"1\"", "null", "nul", "tru", "[1]", "{}", "1 2", "1,"
            })
    void refusesWhatIsNoNumber(String number) {
        assertThatThrownBy(() -> read(decimal(number), All.class)).isInstanceOf(UnsupportedJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "{}",
                "{\"value\": null}",
                "{\"value\": 1",
                "{\"value\": 1}}",
                "{\"value\": 1},",
                "{\"value\": 1,}",
                "{,\"value\": 1}",
                "{\"value\" 1}",
                "{value: 1}",
                "{'value': 1}",
                "{\"value\": 'x'}",
                "{\"value\": \"x}",
                "{\"value\": \"\t\"}",
                "{\"value\": \"\\x\"}",
                "{\"value\": \"\\u12g4\"}",
                "{\"value\": \"\\ud83d\"}",
                "{\"value\": True}",
                "{\"value\": 12345678901234567890}",
                "{\"value\": 1} // why",
                "\ufeff{\"value\": 1}",
                "{\"value\": \"\ufffd\"}",
                "{\"value\": 1, \"x\": [1,]}",
                "{\"value\": 1, \"x\": {\"a\":}}",
                "{\"value\": 1, \"x\": }",
                "{\"value\": [[1]]}",
                "{\"value\": {}}"
            })
    void refusesWhatIsNotWholeOrNotPlain(String json) {
        assertThatThrownBy(() -> read(json, One.class)).isInstanceOf(UnsupportedJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\": \"caf\u00e9\"}",
                "{\"value\": 1, \"x\": \"caf\u00e9\"}",
                "{\"value\": 1, \"caf\u00e9\": 2}",
                "{\"value\": 1, \"x\": {\"caf\u00e9\": 2}}"
            })
    void refusesWhatIsNotUtf8(String json) {
        byte[] latin1 = json.getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> PlainJson.read(new ByteArrayInputStream(latin1), One.class))
                .isInstanceOf(UnsupportedJsonException.class);
    }

    @Test
    void refusesANameThatAMapHasTwice() {
        String json = decimal("1").replace("\"counts\": {}", "\"counts\": {\"a\": 1, \"a\": 2}");
        assertThatThrownBy(() -> read(json, All.class)).isInstanceOf(UnsupportedJsonException.class);
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        String json = "{\"value\": 1, \"x\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThatThrownBy(() -> read(json, One.class)).isInstanceOf(UnsupportedJsonException.class);
    }

    @Test
    void readsTheSameHoweverTheBytesCome() throws IOException {
        String json = decimal("12.5e1").replace("\"t\"", "\"" + "long\\n€ ".repeat(40_000) + "\"");
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        var oneByOne = new InputStream() {
            private int next;

            @Override
            public int read() {
                return next < utf8.length ? utf8[next++] & 0xff : -1;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                int read = read();
                bytes[from] = (byte) read;
                return read < 0 ? -1 : 1;
            }
        };
        assertThat(PlainJson.read(oneByOne, All.class)).isEqualTo(GSON.fromJson(json, All.class));
        assertThat(read(json, All.class)).isEqualTo(GSON.fromJson(json, All.class));
    }
}
