// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.publish;

import dev.churnscope.CpuThrottle;
import dev.churnscope.metrics.ReadingSource;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Publishes the agent's meters on the global registry of each Micrometer that an application has.
 *
 * <p>Called once a second, on the agent's own thread. Where no application has Micrometer, or nobody reads its registry, no meter
 * is read. Elsewhere they are read anew each second, or less often where that takes long, so that it never takes more than a
 * hundredth of one processor.
 */
public final class Publisher {

    private static final int ONE_IN = 100;
    private static final Duration MIN_BETWEEN_READINGS = Duration.ofMillis(500);

    /** However long a reading takes: who scrapes each quarter of a minute still sees the meters move. */
    private static final Duration MAX_BETWEEN_READINGS = Duration.ofSeconds(10);

    private final Instrumentation jvm;
    private final ReadingSource source;
    private final Consumer<String> log;
    private final MicrometerDetector watch = new MicrometerDetector();
    private final PublishedMeters meters = new PublishedMeters();
    private final List<MicrometerCopy> copies = new ArrayList<>();
    private final CpuThrottle readings =
            new CpuThrottle(ONE_IN, MIN_BETWEEN_READINGS, MAX_BETWEEN_READINGS, System::nanoTime);
    private boolean watches;

    /**
     * @param source reads all meters, on the agent's own thread
     * @param log takes a line for people
     */
    public Publisher(Instrumentation jvm, ReadingSource source, Consumer<String> log) {
        this.jvm = jvm;
        this.source = source;
        this.log = log;
    }

    /** Looks for Micrometer, and publishes where it is time to. */
    public void look() {
        if (!watches) {
            watches = true;
            watch();
        }
        for (Class<?> metrics : watch.seen()) {
            add(metrics);
        }
        if (copies.isEmpty()) {
            return;
        }
        copies.removeIf(MicrometerCopy::isGone);
        var ready = copies.stream().filter(copy -> copy.isReady(log)).toList();
        if (!ready.isEmpty() && readings.isDue()) {
            readings.run(() -> {
                meters.update(source.readings());
                ready.forEach(copy -> copy.publish(meters.all(), log));
            });
        }
    }

    /** Not before {@code main}, where each class takes its time; what was loaded until now is looked for. */
    private void watch() {
        jvm.addTransformer(watch, true);
        for (Class<?> type : jvm.getAllLoadedClasses()) {
            if (MicrometerDetector.isMetrics(type)) {
                add(type);
            }
        }
    }

    private void add(Class<?> metrics) {
        if (copies.stream().noneMatch(copy -> copy.isOf(metrics))) {
            copies.add(new MicrometerCopy(metrics));
        }
    }
}
