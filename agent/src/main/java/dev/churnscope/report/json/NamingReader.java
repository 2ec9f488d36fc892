// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.HashSet;
import java.util.Set;

/** A JSON reader that records which names of the top-level object have a value, and that rejects strings in place of numbers. */
final class NamingReader extends JsonReader {

    private final Set<String> names = new HashSet<>();
    private int depth;

    NamingReader(Reader json) {
        super(json);
        setStrictness(Strictness.STRICT);
    }

    Set<String> names() {
        return names;
    }

    @Override
    public void beginObject() throws IOException {
        super.beginObject();
        depth++;
    }

    @Override
    public void endObject() throws IOException {
        super.endObject();
        depth--;
    }

    @Override
    public String nextName() throws IOException {
        String name = super.nextName();
        if (depth == 1 && peek() != JsonToken.NULL) {
            names.add(name);
        }
        return name;
    }

    @Override
    public int nextInt() throws IOException {
        rejectString();
        return super.nextInt();
    }

    @Override
    public long nextLong() throws IOException {
        rejectString();
        return super.nextLong();
    }

    @Override
    public double nextDouble() throws IOException {
        rejectString();
        return super.nextDouble();
    }

    private void rejectString() throws IOException {
        if (peek() == JsonToken.STRING) {
            throw new IllegalStateException("Expected a number but was a string at path " + getPath());
        }
    }
}
