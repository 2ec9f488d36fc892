// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.metrics.Meter;
import dev.churnscope.metrics.Reading;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublisherTest {

    private final List<String> log = new ArrayList<>();
    private int timesRead;

    @Test
    void withoutMicrometerNothingIsRead() {
        var publisher = publisher(String.class);
        publisher.publishIfDue();
        publisher.publishIfDue();

        assertThat(timesRead).isZero();
    }

    @Test
    void metersAreReadForAMicrometerLoadedBefore() throws ReflectiveOperationException {
        var application = new LoadedApplication();
        var publisher = publisher(String.class, application.metrics());
        publisher.publishIfDue();
        application.accept("load");
        publisher.publishIfDue();
        assertThat(timesRead).as("without a registry").isZero();

        application.accept("add a registry");
        application.accept("count orders");
        publisher.publishIfDue();
        assertThat(timesRead).isEqualTo(1);
        assertThat(application.applyAsDouble(Meter.TIMEWAIT.id())).isEqualTo(5);
        assertThat(log).isEmpty();
    }

    private Publisher publisher(Class<?>... loaded) {
        var jvm = (Instrumentation) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> method.getName().equals("getAllLoadedClasses") ? loaded : null);
        return new Publisher(jvm, this::read, log::add);
    }

    private List<Reading> read() {
        timesRead++;
        return List.of(new Reading(Meter.TIMEWAIT, List.of("host"), 5, 0));
    }
}
