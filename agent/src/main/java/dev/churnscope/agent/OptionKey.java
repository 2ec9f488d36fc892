// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Every option there is, and what it accepts, in the words of the messages. */
enum OptionKey {
    REPORT("files that end in .json or .txt, separated by ';'"),
    SUMMARY("on or off"),
    INTERVAL("off or a duration such as 30s, 5m or 1h"),
    ENDPOINT(null),
    INCLUDE("package prefixes, separated by ';'"),
    EXCLUDE("package prefixes, separated by ';'"),
    FRAMES("a whole number from 1 to 1024"),
    SITES("a whole number from 1 to 1000000"),
    METRICS(null),
    JFR(null),
    LOG("off, error, warn, info or debug"),
    CONFIG("a properties file"),
    ENABLED("true or false");

    /** What stands before the key in the name of a system property. */
    static final String SYSTEM_PROPERTY = "churnscope.";

    /** What stands before the key, in capitals, in the name of an environment variable. */
    static final String ENVIRONMENT_VARIABLE = "CHURNSCOPE_";

    private final @Nullable String accepts;

    /** @param accepts null for an option of a later version */
    OptionKey(@Nullable String accepts) {
        this.accepts = accepts;
    }

    /** Returns the key as it stands in the agent's arguments and in a file. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the keys that this version supports, separated by commas. */
    static String allKeys() {
        var keys = new StringBuilder();
        for (var option : values()) {
            if (option.isSupported()) {
                keys.append(keys.length() == 0 ? "" : ", ").append(option.key());
            }
        }
        return keys.toString();
    }

    boolean isSupported() {
        return accepts != null;
    }

    String accepts() {
        return accepts == null ? "nothing yet" : accepts;
    }
}
