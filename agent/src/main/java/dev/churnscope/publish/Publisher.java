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
 * Publishes the agent's meters on the global registry of each application's Micrometer.
 *
 * <p>Called once a second, on the agent's own thread. If no application has Micrometer with a registry, no meter is read.
 * Otherwise they are read every second, or less often if a reading takes long, so that readings take at most a hundredth of
 * one processor.
 */
public final class Publisher {

    private static final int PAUSE_FACTOR = 100;
    private static final Duration MIN_BETWEEN_READINGS = Duration.ofMillis(500);

    /** Upper limit, however long a reading takes: scrapes every 15 s still get new values. */
    private static final Duration MAX_BETWEEN_READINGS = Duration.ofSeconds(10);

    private final Instrumentation jvm;
    private final ReadingSource source;
    private final Consumer<String> log;
    private final MicrometerDetector detector = new MicrometerDetector();
    private final PublishedMeters meters = new PublishedMeters();
    private final List<MicrometerCopy> copies = new ArrayList<>();
    private final CpuThrottle throttle =
            new CpuThrottle(PAUSE_FACTOR, MIN_BETWEEN_READINGS, MAX_BETWEEN_READINGS, System::nanoTime);
    private boolean isDetecting;

    /**
     * @param source reads all meters, on the agent's own thread
     * @param log logs a line
     */
    public Publisher(Instrumentation jvm, ReadingSource source, Consumer<String> log) {
        this.jvm = jvm;
        this.source = source;
        this.log = log;
    }

    /** Checks for new copies of Micrometer, and publishes if due. */
    public void publishIfDue() {
        if (!isDetecting) {
            isDetecting = true;
            startDetecting();
        }
        for (Class<?> metrics : detector.newCopies()) {
            add(metrics);
        }
        if (copies.isEmpty()) {
            return;
        }
        copies.removeIf(MicrometerCopy::isGone);
        var ready = copies.stream().filter(copy -> copy.isReady(log)).toList();
        if (!ready.isEmpty() && throttle.isDue()) {
            throttle.run(() -> {
                meters.update(source.readings());
                ready.forEach(copy -> copy.publish(meters.all(), log));
            });
        }
    }

    /** Not before {@code main}, where each loaded class delays the start; so classes loaded before are searched. */
    private void startDetecting() {
        jvm.addTransformer(detector, true);
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
