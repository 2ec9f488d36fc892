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
    void eachReadingMakesASample() {
        assertThat(read()).isEqualTo("source 1, sample 1");
        assertThat(read()).isEqualTo("source 1, sample 2");
    }

    @Test
    void whoListsThePropertiesOfAgentsSeesItBesideTheOthers() {
        others.setProperty("another.agent", "its value");
        agents.setProperty("sun.jvm.args", "-Xmx1g");
        assertThat(agents.stringPropertyNames())
                .containsExactlyInAnyOrder(CounterWatch.PROPERTY, "another.agent", "sun.jvm.args");
        assertThat(agents.getProperty("another.agent")).isEqualTo("its value");
        assertThat(agents.getProperty("sun.jvm.args")).isEqualTo("-Xmx1g");
        assertThat(agents.getProperty("neither")).isNull();
    }

    @Test
    void afterAMinuteWithoutAReaderItSleeps() {
        read();
        goOn(60 * SECOND);
        assertThat(read()).isEqualTo("source 1, sample 2");
        goOn(60 * SECOND + 1);
        assertThat(read()).isEqualTo(CounterWatch.ASLEEP);
    }

    @Test
    void whoReadsTwiceInARowWakesItUp() {
        goOn(61 * SECOND);
        assertThat(read()).isEqualTo(CounterWatch.ASLEEP);
        goOn(2 * SECOND);
        assertThat(read()).isEqualTo("source 2, sample 1");
        goOn(60 * SECOND);
        assertThat(read()).isEqualTo("source 2, sample 2");
    }

    @Test
    void whoReadsNowAndThenDoesNot() {
        goOn(61 * SECOND);
        for (int i = 0; i < 100; i++) {
            assertThat(read()).isEqualTo(CounterWatch.ASLEEP);
            goOn(2 * SECOND + 1);
        }
        assertThat(sources).isEqualTo(1);
    }

    @Test
    void whatGoesWrongIsItsValueAndKeepsNobodyFromOtherProperties() {
        Supplier<Supplier<String>> failing = () -> () -> {
            throw new IllegalStateException("no");
        };
        var agents = new Properties(new SampleProperty(null, failing, () -> now));
        agents.setProperty("sun.jvm.args", "-Xmx1g");
        assertThat(agents.stringPropertyNames().stream().map(agents::getProperty))
                .containsExactlyInAnyOrder("-Xmx1g", "java.lang.IllegalStateException: no");
    }

    private String read() {
        // As the JVM does for whoever asks for all of them.
        return agents.stringPropertyNames().stream()
                .map(name -> Map.entry(name, agents.getProperty(name)))
                .filter(entry -> entry.getKey().equals(CounterWatch.PROPERTY))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private void goOn(long nanos) {
        now += nanos;
        property.rest();
    }

    private Supplier<String> source() {
        sources++;
        samples = 0;
        int number = sources;
        return () -> "source " + number + ", sample " + ++samples;
    }
}
