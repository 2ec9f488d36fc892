// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import java.util.Locale;

/** Every option there is, and what it accepts, in the words of the messages. */
enum OptionKey {
    REPORT("files that end in .json or .txt, separated by ';'"),
    SUMMARY("on or off"),
    INTERVAL("a duration such as 30s, 5m or 1h"),
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

    private final String accepts;

    /** @param accepts null for an option of a later version */
    OptionKey(String accepts) {
        this.accepts = accepts;
    }

    /** Returns the key as it stands in the agent's arguments and in a file. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String systemProperty() {
        return "churnscope." + key();
    }

    String environmentVariable() {
        return "CHURNSCOPE_" + name();
    }

    boolean isSupported() {
        return accepts != null;
    }

    String accepts() {
        return accepts;
    }
}
