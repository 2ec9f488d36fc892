// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.attach.CounterWatch;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SamplePropertyTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private long now = Long.MAX_VALUE - 30 * SECOND; // As System.nanoTime may be about to overflow.
    private int sources;
    private int samples;
    private final Properties others = new Properties(new Properties());
    private final SampleProperty property = new SampleProperty(others, this::source, () -> now);
    private final Properties agents = new Properties(property);

    @Test
    void eachReadReturnsANewSample() {
        assertThat(read()).isEqualTo("source 1, sample 1");
        assertThat(read()).isEqualTo("source 1, sample 2");
    }

    @Test
    void isListedWithTheOtherAgentProperties() {
        others.setProperty("another.agent", "its value");
        agents.setProperty("sun.jvm.args", "-Xmx1g");
        assertThat(agents.stringPropertyNames())
                .containsExactlyInAnyOrder(CounterWatch.PROPERTY, "another.agent", "sun.jvm.args");
        assertThat(agents.getProperty("another.agent")).isEqualTo("its value");
        assertThat(agents.getProperty("sun.jvm.args")).isEqualTo("-Xmx1g");
        assertThat(agents.getProperty("neither")).isNull();
    }

    @Test
    void fallsAsleepAfterAMinuteWithoutARead() {
        read();
        advance(60 * SECOND);
        assertThat(read()).isEqualTo("source 1, sample 2");
        advance(60 * SECOND + 1);
        assertThat(read()).isEqualTo(CounterWatch.ASLEEP);
    }

    @Test
    void twoReadsInARowWakeItUp() {
        advance(61 * SECOND);
        assertThat(read()).isEqualTo(CounterWatch.ASLEEP);
        advance(2 * SECOND);
        assertThat(read()).isEqualTo("source 2, sample 1");
        advance(60 * SECOND);
        assertThat(read()).isEqualTo("source 2, sample 2");
    }

    @Test
    void occasionalReadsDoNotWakeItUp() {
        advance(61 * SECOND);
        for (int i = 0; i < 100; i++) {
            assertThat(read()).isEqualTo(CounterWatch.ASLEEP);
            advance(2 * SECOND + 1);
        }
        assertThat(sources).isEqualTo(1);
    }

    @Test
    void aFailureIsItsValueAndDoesNotAffectOtherProperties() {
        Supplier<Supplier<String>> failing = () -> () -> {
            throw new IllegalStateException("no");
        };
        var agents = new Properties(new SampleProperty(null, failing, () -> now));
        agents.setProperty("sun.jvm.args", "-Xmx1g");
        assertThat(agents.stringPropertyNames().stream().map(agents::getProperty))
                .containsExactlyInAnyOrder("-Xmx1g", "java.lang.IllegalStateException: no");
    }

    private String read() {
        // As the JVM does to list all agent properties.
        return agents.stringPropertyNames().stream()
                .map(name -> Map.entry(name, agents.getProperty(name)))
                .filter(entry -> entry.getKey().equals(CounterWatch.PROPERTY))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private void advance(long nanos) {
        now += nanos;
        property.sleepAfterAMinute();
    }

    private Supplier<String> source() {
        sources++;
        samples = 0;
        int number = sources;
        return () -> "source " + number + ", sample " + ++samples;
    }
}
