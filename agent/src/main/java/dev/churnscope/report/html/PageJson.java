// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.html;

import com.google.gson.stream.JsonWriter;
import dev.churnscope.report.json.AsciiJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON for a script element of a page, escaped so that no text can close the element: plain ASCII; null values are
 * omitted. For use by one thread.
 */
final class PageJson {

    /** Most numbers of a report are among these; formatting each would take a third of the time. */
    private static final String[] SMALL =
            IntStream.range(0, 100).mapToObj(Integer::toString).toArray(String[]::new);

    private final JsonWriter out;

    PageJson(Writer out) {
        this.out = new JsonWriter(new BufferedWriter(new AsciiJson(out)));
        this.out.setHtmlSafe(true);
    }

    void flush() throws IOException {
        out.flush();
    }

    void beginObject() throws IOException {
        out.beginObject();
    }

    void beginObject(String name) throws IOException {
        out.name(name).beginObject();
    }

    void endObject() throws IOException {
        out.endObject();
    }

    void beginArray(String name) throws IOException {
        out.name(name).beginArray();
    }

    void endArray() throws IOException {
        out.endArray();
    }

    void text(String text) throws IOException {
        out.value(text);
    }

    void truth(String name) throws IOException {
        out.name(name).value(true);
    }

    void tally(String name, Map<String, Long> tally) throws IOException {
        if (!tally.isEmpty()) {
            out.name(name).beginObject();
            for (var any : tally.entrySet()) {
                number(any.getKey(), any.getValue());
            }
            out.endObject();
        }
    }

    void text(String name, @Nullable String text) throws IOException {
        if (text != null) {
            out.name(name).value(text);
        }
    }

    void number(String name, @Nullable Long number) throws IOException {
        if (number != null) {
            number(name, number.longValue());
        }
    }

    void number(String name, @Nullable Integer number) throws IOException {
        if (number != null) {
            number(name, number.longValue());
        }
    }

    void number(String name, long number) throws IOException {
        out.name(name);
        number(number);
    }

    void number(long number) throws IOException {
        if (number >= 0 && number < SMALL.length) {
            out.jsonValue(SMALL[(int) number]);
        } else {
            out.value(number);
        }
    }

    void some(String name, long number) throws IOException {
        if (number != 0) {
            number(name, number);
        }
    }

    /** Omits infinities and NaN, which JSON cannot represent and only damaged reports have. */
    void decimal(String name, double number) throws IOException {
        if (Double.isFinite(number)) {
            out.name(name).value(number);
        }
    }
}
