// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All options, and the values that each accepts, as messages describe them. */
enum OptionKey {
    REPORT("files that end in .json, .html or .txt, separated by ';'"),
    SUMMARY("on or off"),
    INTERVAL("off or a duration of at least a second, such as 30s, 5m or 1h"),
    ENDPOINT("off or [host:]port, such as 9464 or 0.0.0.0:9464"),
    INCLUDE("package prefixes, separated by ';'"),
    EXCLUDE("package prefixes, separated by ';'"),
    FRAMES("a whole number from 1 to 1024"),
    SITES("a whole number from 1 to 1000000"),
    METRICS("on or off"),
    JFR("on or off"),
    LOG("off, error, warn, info or debug"),
    CONFIG("a properties file"),
    ENABLED("true or false");

    /** The prefix of the key in the name of a system property. */
    static final String SYSTEM_PROPERTY = "churnscope.";

    /** The prefix of the key, which is in capitals, in the name of an environment variable. */
    static final String ENVIRONMENT_VARIABLE = "CHURNSCOPE_";

    private final String accepts;

    OptionKey(String accepts) {
        this.accepts = accepts;
    }

    /** Returns the key as used in the agent's arguments and in a file. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns all keys. */
    static List<String> allKeys() {
        var keys = new ArrayList<String>();
        for (var option : values()) {
            keys.add(option.key());
        }
        return keys;
    }

    /** Whether its value is a list of items, separated by ';'. */
    boolean isList() {
        return this == REPORT || this == INCLUDE || this == EXCLUDE;
    }

    String accepts() {
        return accepts;
    }
}
