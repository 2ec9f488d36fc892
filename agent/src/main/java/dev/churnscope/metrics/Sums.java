// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up the counts of each time series. In integers, since sums of floating-point numbers depend on their order, and
 * might fall.
 */
final class Sums {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<Series, Sum> sums = new LinkedHashMap<>();

    /** One time series. */
    record Series(Meter meter, List<String> tags) {}

    private static final class Sum {
        private long value;
        private long count;
    }

    /** Adds to a counter, or a gauge of whole numbers. */
    void add(Meter meter, List<String> tags, long value) {
        sum(meter, tags).value += value;
    }

    /** Adds to a timer. */
    void addTime(Meter meter, List<String> tags, long count, long nanos) {
        var sum = sum(meter, tags);
        sum.value += nanos;
        sum.count += count;
    }

    private Sum sum(Meter meter, List<String> tags) {
        return sums.computeIfAbsent(new Series(meter, tags), series -> new Sum());
    }

    /**
     * Returns the sums as readings.
     *
     * @param highest the highest value of each counter so far; updated
     */
    List<Reading> readings(Map<Series, Long> highest) {
        var readings = new ArrayList<Reading>(sums.size());
        sums.forEach((series, sum) -> {
            double value = switch (series.meter().type()) {
                case COUNTER -> highest.merge(series, sum.value, Math::max);
                case GAUGE -> sum.value;
                case TIMER -> sum.value / NANOS_PER_SECOND;
            };
            readings.add(new Reading(series.meter(), series.tags(), value, sum.count));
        });
        return readings;
    }
}
