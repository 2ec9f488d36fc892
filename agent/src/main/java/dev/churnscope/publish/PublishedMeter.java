// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.publish;

import dev.churnscope.metrics.Meter;
import dev.churnscope.metrics.Reading;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * One time series of a meter, with the values of the last reading, for the application's registries to read: two volatile
 * fields, without a lock or computation.
 */
final class PublishedMeter implements DoubleSupplier, LongSupplier {

    private final Meter meter;
    private final String[] tags;
    private volatile double value;
    private volatile long count;

    /** @param values the values of the meter's tags */
    PublishedMeter(Meter meter, List<String> values) {
        this.meter = meter;
        this.tags = new String[2 * values.size()];
        for (int i = 0; i < values.size(); i++) {
            tags[2 * i] = meter.tags().get(i);
            tags[2 * i + 1] = values.get(i);
        }
    }

    Meter meter() {
        return meter;
    }

    void addTo(ApplicationRegistry registry) {
        switch (meter.type()) {
            case COUNTER -> registry.addCounter(meter.id(), meter.description(), tags, this);
            case GAUGE -> registry.addGauge(meter.id(), meter.description(), tags, this);
            case TIMER -> registry.addTimer(meter.id(), meter.description(), tags, this, this);
        }
    }

    void update(Reading reading) {
        value = reading.value();
        count = reading.count();
    }

    /**
     * Called if a reading lacks this time series: a gauge's subject no longer exists, so its value becomes 0. Counters are
     * never absent.
     */
    void markAbsent() {
        if (meter.type() == Meter.Type.GAUGE) {
            value = 0;
        }
    }

    /** Returns the value, or the total seconds of a timer. */
    @Override
    public double getAsDouble() {
        return value;
    }

    /** Returns the number of a timer's events. */
    @Override
    public long getAsLong() {
        return count;
    }
}
