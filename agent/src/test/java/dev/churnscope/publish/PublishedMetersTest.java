// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.metrics.Meter;
import dev.churnscope.metrics.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the values that the application's registries read between two readings. */
class PublishedMetersTest {

    private static final List<String> HOST = List.of("host");
    private static final List<String> ATTRIBUTED = List.of("attributed");
    private static final List<String> ROUTE = List.of("Socket", "shop.example:443");

    private final PublishedMeters meters = new PublishedMeters();

    @Test
    void aTimeSeriesHasTheValuesOfItsLastReading() {
        meters.update(List.of(new Reading(Meter.CONNECT_TIME, ROUTE, 0.5, 1)));
        meters.update(List.of(new Reading(Meter.CONNECT_TIME, ROUTE, 1.5, 4)));

        assertThat(meters.all()).singleElement().satisfies(meter -> {
            assertThat(meter.getAsDouble()).isEqualTo(1.5);
            assertThat(meter.getAsLong()).isEqualTo(4);
        });
    }

    @Test
    void newTimeSeriesAreAppended() {
        meters.update(List.of(new Reading(Meter.TIMEWAIT, HOST, 1, 0)));
        var first = meters.all().get(0);
        meters.update(List.of(new Reading(Meter.TIMEWAIT, ATTRIBUTED, 2, 0), new Reading(Meter.TIMEWAIT, HOST, 3, 0)));

        assertThat(meters.all()).hasSize(2).first().isSameAs(first);
        assertThat(meters.all()).extracting(PublishedMeter::getAsDouble).containsExactly(3.0, 2.0);
    }

    @Test
    void anAbsentGaugeIsZeroUntilItReappears() {
        meters.update(List.of(new Reading(Meter.TIMEWAIT, HOST, 5, 0)));
        meters.update(List.of());
        assertThat(meters.all().get(0).getAsDouble()).isZero();

        meters.update(List.of(new Reading(Meter.TIMEWAIT, HOST, 6, 0)));
        assertThat(meters.all()).singleElement().returns(6.0, PublishedMeter::getAsDouble);
    }
}
