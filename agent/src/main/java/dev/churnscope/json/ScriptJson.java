// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON for a script element of a page: plain ASCII, on one line, in which no text can end the element.
 *
 * <p>A list of texts is written as numbers, each the place of a text in one list of all, since they are the same again and
 * again. What is null has no name. For use by one thread.
 */
public final class ScriptJson {

    private final JsonText out;
    private final Map<Class<?>, WrittenRecord> records = new HashMap<>();
    private final Map<String, Integer> texts = new LinkedHashMap<>();

    public ScriptJson(Writer out) {
        this.out = new JsonText(out);
    }

    /**
     * Writes what is an object in JSON, of records, lists, maps by name, enums, texts, numbers and booleans, and after it the
     * list of texts. The writer is left open.
     *
     * @param name of the object in the one that is around both
     * @param textsName that of the list
     * @throws IOException if it cannot be written
     */
    public void write(String name, Record value, String textsName) throws IOException {
        out.plain('{');
        out.quoted(name);
        out.plain(':');
        value(value);
        out.plain(',');
        out.quoted(textsName);
        out.plain(':');
        char before = '[';
        for (String text : texts.keySet()) {
            out.plain(before);
            out.quoted(text);
            before = ',';
        }
        out.plain(texts.isEmpty() ? "[]}" : "]}");
        out.flush();
    }

    private void value(@Nullable Object value) throws IOException {
        if (value instanceof String text) {
            out.quoted(text);
        } else if (value instanceof Long number) {
            out.number(number);
        } else if (value instanceof Record record) {
            record(record);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof Enum<?> constant) {
            out.quoted(SerializedNames.of(constant));
        } else {
            // A number that JSON has no form for is in damaged reports only.
            out.plain(isNothing(value) ? "null" : String.valueOf(value));
        }
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null || value instanceof Double number && !Double.isFinite(number);
    }

    private void record(Record record) throws IOException {
        var type = records.computeIfAbsent(record.getClass(), WrittenRecord::of);
        char before = '{';
        for (var component : type.components()) {
            @Nullable Object value = component.of(record);
            if (!isNothing(value)) {
                out.plain(before);
                out.plain(component.nameAndColon());
                if (component.isTexts()) {
                    numbers((List<?>) value);
                } else {
                    value(value);
                }
                before = ',';
            }
        }
        out.plain(before == '{' ? "{}" : "}");
    }

    private void list(List<?> list) throws IOException {
        char before = '[';
        for (Object element : list) {
            out.plain(before);
            value(element);
            before = ',';
        }
        out.plain(before == '[' ? "[]" : "]");
    }

    private void map(Map<?, ?> map) throws IOException {
        char before = '{';
        for (var entry : map.entrySet()) {
            if (!isNothing(entry.getValue())) {
                out.plain(before);
                out.quoted(String.valueOf(entry.getKey()));
                out.plain(':');
                value(entry.getValue());
                before = ',';
            }
        }
        out.plain(before == '{' ? "{}" : "}");
    }

    private void numbers(List<?> list) throws IOException {
        char before = '[';
        for (Object element : list) {
            String text = String.valueOf(element);
            Integer number = texts.putIfAbsent(text, texts.size());
            out.plain(before);
            out.number(number == null ? texts.size() - 1 : number);
            before = ',';
        }
        out.plain(before == '[' ? "[]" : "]");
    }
}
