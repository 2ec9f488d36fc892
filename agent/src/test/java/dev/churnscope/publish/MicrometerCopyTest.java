// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.Eventually;
import dev.churnscope.metrics.Meter;
import dev.churnscope.metrics.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Publishes meters on the registry of an application with its own class loader and Micrometer, such as a web application. */
class MicrometerCopyTest {

    private static final String TIMEWAIT = Meter.TIMEWAIT.id();
    private static final int MANY = 100;

    private final List<String> log = new ArrayList<>();
    private final PublishedMeters meters = new PublishedMeters();
    private final MicrometerCopy copy;

    /** Null after it was undeployed. */
    private @Nullable LoadedApplication application = new LoadedApplication();

    MicrometerCopyTest() throws ReflectiveOperationException {
        copy = new MicrometerCopy(application.metrics());
    }

    @Test
    void metersArePublishedOnceTheApplicationHasARegistryAndAMeter() {
        assertThat(copy.isReady(log::add)).as("not even initialised").isFalse();
        application.accept("load");
        assertThat(copy.isReady(log::add)).as("nobody reads").isFalse();
        application.accept("add a registry");
        assertThat(copy.isReady(log::add)).as("may still add filters").isFalse();
        application.accept("count orders");
        assertThat(copy.isReady(log::add)).isTrue();

        publish(new Reading(Meter.TIMEWAIT, List.of("host"), 5, 0));
        assertThat(application.applyAsDouble(TIMEWAIT)).isEqualTo(5);
        publish(
                new Reading(Meter.TIMEWAIT, List.of("host"), 6, 0),
                new Reading(Meter.TIMEWAIT, List.of("attributed"), 1, 0));
        assertThat(application.applyAsDouble(TIMEWAIT)).isEqualTo(7);
        assertThat(application.applyAsDouble("orders")).isEqualTo(1);
        assertThat(log).isEmpty();
    }

    @Test
    void anApplicationWithoutMetersGetsThemAfterAWhile() {
        application.accept("add a registry");

        boolean isReady = false;
        for (int i = 0; i < MANY; i++) {
            isReady = copy.isReady(log::add);
        }
        assertThat(isReady).isTrue();
    }

    @Test
    void aNameThatTheApplicationUsesIsNotPublished() {
        application.accept("add a registry");
        application.accept("count requests");
        publish(
                new Reading(Meter.REQUESTS, List.of("Socket", "shop.example:80", "com.shop.Price.fetch", "new"), 9, 0),
                new Reading(Meter.TIMEWAIT, List.of("host"), 5, 0));

        assertThat(application.applyAsDouble("churnscope.requests")).isEqualTo(1);
        assertThat(application.applyAsDouble(TIMEWAIT)).isEqualTo(5);
        assertThat(log)
                .containsExactly("does not publish churnscope.requests on the application's Micrometer registry,"
                        + " which has a meter of that name already");
    }

    @Test
    void aMeterThatTheApplicationRemovesIsNotAddedAgain() {
        application.accept("add a registry");
        publish(new Reading(Meter.TIMEWAIT, List.of("host"), 5, 0));
        application.accept("clear");
        publish(new Reading(Meter.TIMEWAIT, List.of("host"), 6, 0));

        assertThat(application.applyAsDouble(TIMEWAIT)).isNaN();
    }

    @Test
    void theApplicationIsUnloadedOnceItIsUndeployed() throws Exception {
        application.accept("add a registry");
        publish(new Reading(Meter.TIMEWAIT, List.of("host"), 5, 0));
        System.gc();
        assertThat(application.applyAsDouble(TIMEWAIT)).isEqualTo(5);
        assertThat(copy.isGone()).isFalse();

        application = null;
        assertThat(Eventually.holdsAfterCollections(copy::isGone)).isTrue();
        assertThat(copy.isReady(log::add)).isFalse();
    }

    private void publish(Reading... readings) {
        meters.update(List.of(readings));
        copy.publish(meters.all(), log::add);
    }
}
