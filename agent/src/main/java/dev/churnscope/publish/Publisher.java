// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.publish;

import dev.churnscope.metrics.ReadingSource;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Publishes the agent's meters on the global registry of each Micrometer that an application has.
 *
 * <p>Called once a second, on the agent's own thread. Where no application has Micrometer, or nobody reads its registry, no meter
 * is read. Elsewhere they are read anew each second, or less often where that takes long, so that it never takes more than a
 * hundredth of one processor.
 */
public final class Publisher {

    private static final long SHARE_OF_TIME = 100;
    private static final long LEAST_BETWEEN_READINGS_NANOS = TimeUnit.SECONDS.toNanos(1) / 2;

    /** However long a reading takes: who scrapes each quarter of a minute still sees the meters move. */
    private static final long MOST_BETWEEN_READINGS_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Instrumentation jvm;
    private final ReadingSource source;
    private final Consumer<String> log;
    private final MicrometerWatch watch = new MicrometerWatch();
    private final PublishedMeters meters = new PublishedMeters();
    private final List<MicrometerCopy> copies = new ArrayList<>();
    private boolean watches;
    private boolean hasRead;
    private long nextReading = System.nanoTime();

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
        long now = System.nanoTime();
        if (!ready.isEmpty() && now - nextReading >= 0) {
            meters.update(source.readings());
            ready.forEach(copy -> copy.publish(meters.all(), log));
            long end = System.nanoTime();
            nextReading = end + untilNext(end - now);
            hasRead = true;
        }
    }

    private long untilNext(long took) {
        // The first time is no measure: much of it goes into classes that are loaded.
        long rest = hasRead ? took * SHARE_OF_TIME : 0;
        return Math.min(MOST_BETWEEN_READINGS_NANOS, Math.max(LEAST_BETWEEN_READINGS_NANOS, rest));
    }

    /** Not before {@code main}, where each class takes its time; what was loaded until now is looked for. */
    private void watch() {
        jvm.addTransformer(watch, true);
        for (Class<?> type : jvm.getAllLoadedClasses()) {
            if (MicrometerWatch.isMetrics(type)) {
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
