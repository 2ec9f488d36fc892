// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

/**
 * The time a report covers.
 *
 * @param from ISO 8601 in UTC
 * @param to ISO 8601 in UTC
 * @param seconds its length
 */
public record Window(String from, String to, double seconds) {

    private static final double SECONDS_PER_MINUTE = 60;

    /** Returns its length in minutes. */
    public double minutes() {
        return seconds / SECONDS_PER_MINUTE;
    }
}
