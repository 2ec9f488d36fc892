// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.HashSet;
import java.util.Set;

/** Reads JSON, and notes which names the outermost object gives a value. */
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
}
