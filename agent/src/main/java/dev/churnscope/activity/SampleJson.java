// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.activity;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;

/** A sample as JSON, for exchange between an agent and a command of the same version; not a public format. */
public final class SampleJson {

    /** Without escapes of {@code <} and the like, which matter only in HTML. */
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private SampleJson() {}

    /** Returns a sample as one line of JSON. */
    public static String write(Sample sample) {
        return GSON.toJson(sample);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if the text is not a sample: the agent's reason for not sending one, or the format of another
     *     version
     */
    public static Sample read(String json) throws IOException {
        if (!json.startsWith("{")) {
            // The agent's own message.
            throw new IOException("the agent in that JVM failed with " + json);
        }
        try {
            var sample = GSON.fromJson(json, Sample.class);
            if (sample == null || sample.process() == null || sample.closes() == null || sample.ports() == null) {
                throw new IOException("the agent in that JVM has another version");
            }
            return sample;
        } catch (JsonParseException e) {
            throw new IOException("the agent in that JVM has another version (" + e.getMessage() + ")", e);
        }
    }
}
