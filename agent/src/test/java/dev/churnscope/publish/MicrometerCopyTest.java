// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.Eventually;
import dev.churnscope.metrics.Meter;
import dev.churnscope.metrics.Reading;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Meters on the registry of a web application, say: one that has a Micrometer of its own, in a class loader of its own. */
class MicrometerCopyTest {

    private static final String TIMEWAIT = Meter.TIMEWAIT.id();
    private static final int MANY = 100;

    private final List<String> log = new ArrayList<>();
    private final PublishedMeters meters = new PublishedMeters();
    private final MicrometerCopy copy;

    /** A {@link MeteredApplication}; null once it is undeployed. */
    private @Nullable Object application;

    MicrometerCopyTest() throws ReflectiveOperationException {
        var loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
        copy = new MicrometerCopy(Class.forName("io.micrometer.core.instrument.Metrics", false, loader));
        application = Class.forName(MeteredApplication.class.getName(), true, loader)
                .getConstructor()
                .newInstance();
    }

    @Test
    void meterAndValuesAreOnTheRegistryOnceTheApplicationHasOneAndAMeterOfItsOwn() {
        assertThat(copy.isReady(log::add)).as("not even initialised").isFalse();
        application("load");
        assertThat(copy.isReady(log::add)).as("nobody reads").isFalse();
        application("add a registry");
        assertThat(copy.isReady(log::add)).as("may still add filters").isFalse();
        application("count orders");
        assertThat(copy.isReady(log::add)).isTrue();

        publish(new Reading(Meter.TIMEWAIT, List.of("host"), 5, 0));
        assertThat(value(TIMEWAIT)).isEqualTo(5);
        publish(
                new Reading(Meter.TIMEWAIT, List.of("host"), 6, 0),
                new Reading(Meter.TIMEWAIT, List.of("attributed"), 1, 0));
        assertThat(value(TIMEWAIT)).isEqualTo(7);
        assertThat(value("orders")).isEqualTo(1);
        assertThat(log).isEmpty();
    }

    @Test
    void anApplicationWithoutMetersOfItsOwnIsNotWaitedForInVain() {
        application("add a registry");

        boolean isReady = false;
        for (int i = 0; i < MANY; i++) {
            isReady = copy.isReady(log::add);
        }
        assertThat(isReady).isTrue();
    }

    @Test
    void aNameThatTheApplicationHasIsLeftToIt() {
        application("add a registry");
        application("count requests");
        publish(
                new Reading(Meter.REQUESTS, List.of("Socket", "shop.example:80", "com.shop.Price.fetch", "new"), 9, 0),
                new Reading(Meter.TIMEWAIT, List.of("host"), 5, 0));

        assertThat(value("churnscope.requests")).isEqualTo(1);
        assertThat(value(TIMEWAIT)).isEqualTo(5);
        assertThat(log)
                .containsExactly("does not publish churnscope.requests on the application's Micrometer registry,"
                        + " which has a meter of that name already");
    }

    @Test
    void whatTheApplicationRemovesIsNotAddedAgain() {
        application("add a registry");
        publish(new Reading(Meter.TIMEWAIT, List.of("host"), 5, 0));
        application("clear");
        publish(new Reading(Meter.TIMEWAIT, List.of("host"), 6, 0));

        assertThat(value(TIMEWAIT)).isNaN();
    }

    @Test
    void theApplicationIsUnloadedOnceItIsUndeployed() throws Exception {
        application("add a registry");
        publish(new Reading(Meter.TIMEWAIT, List.of("host"), 5, 0));
        System.gc();
        assertThat(value(TIMEWAIT)).isEqualTo(5);
        assertThat(copy.isGone()).isFalse();

        application = null;
        assertThat(Eventually.holdsAfterCollections(copy::isGone)).isTrue();
        assertThat(copy.isReady(log::add)).isFalse();
    }

    private void publish(Reading... readings) {
        meters.update(List.of(readings));
        copy.publish(meters.all(), log::add);
    }

    @SuppressWarnings("unchecked")
    private void application(String what) {
        ((Consumer<String>) application).accept(what);
    }

    @SuppressWarnings("unchecked")
    private double value(String meter) {
        return ((ToDoubleFunction<String>) application).applyAsDouble(meter);
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.contains("micrometer") || path.endsWith("test-classes"))
                .map(MicrometerCopyTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
