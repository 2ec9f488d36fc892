// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.EOFException;
import java.io.IOException;

/** Passes JSON on as it comes, so that no more of it is held than one value. */
final class JsonCopy {

    private JsonCopy() {}

    /** Reads one value, whatever is in it, and writes it as the writer lays it out. Numbers keep their digits. */
    static void value(JsonReader from, JsonWriter to) throws IOException {
        int depth = 0;
        do {
            var token = from.peek();
            depth += depthOf(token);
            token(token, from, to);
        } while (depth > 0);
    }

    private static int depthOf(JsonToken token) {
        return switch (token) {
            case BEGIN_OBJECT, BEGIN_ARRAY -> 1;
            case END_OBJECT, END_ARRAY -> -1;
            default -> 0;
        };
    }

    private static void token(JsonToken token, JsonReader from, JsonWriter to) throws IOException {
        switch (token) {
            case BEGIN_OBJECT -> {
                from.beginObject();
                to.beginObject();
            }
            case END_OBJECT -> {
                from.endObject();
                to.endObject();
            }
            case BEGIN_ARRAY -> {
                from.beginArray();
                to.beginArray();
            }
            case END_ARRAY -> {
                from.endArray();
                to.endArray();
            }
            case NAME -> to.name(from.nextName());
            case STRING -> to.value(from.nextString());
            case NUMBER -> to.jsonValue(from.nextString());
            case BOOLEAN -> to.value(from.nextBoolean());
            case NULL -> {
                from.nextNull();
                to.nullValue();
            }
            case END_DOCUMENT -> throw new EOFException("nothing follows");
        }
    }
}
