// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The value of one time series of a meter at one moment.
 *
 * @param tags the values of {@link Meter#tags}, in that order
 * @param value the value of a counter or gauge, or the total seconds of a timer's events
 * @param count the number of a timer's events, else 0
 */
public record Reading(Meter meter, List<String> tags, double value, long count) {

    public Reading {
        tags = List.copyOf(tags);
        if (tags.size() != meter.tags().size()) {
            throw new IllegalArgumentException(meter + " has other tags than " + tags);
        }
    }

    /**
     * Returns this reading in types of the JDK only, for code of other class loaders: {@code name}, {@code type} ({@code
     * counter}, {@code gauge} or {@code timer}) and {@code description}, all strings; {@code tags}, a list of strings in
     * which each name is followed by its value; {@code value}, a double; {@code count}, a long.
     */
    public Map<String, Object> toMap() {
        return Map.of(
                "name",
                meter.id(),
                "type",
                meter.type().name().toLowerCase(Locale.ROOT),
                "description",
                meter.description(),
                "tags",
                List.copyOf(pairs()),
                "value",
                value,
                "count",
                count);
    }

    /** Returns the tags, each name followed by its value. */
    List<String> pairs() {
        var pairs = new ArrayList<String>(2 * tags.size());
        for (int i = 0; i < tags.size(); i++) {
            pairs.add(meter.tags().get(i));
            pairs.add(tags.get(i));
        }
        return pairs;
    }
}
