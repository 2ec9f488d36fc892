// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.attach.CounterWatch;
import java.lang.invoke.MethodHandles;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jdk.internal.vm.VMSupport;
import org.jspecify.annotations.Nullable;

/**
 * The property from which commands read samples of the counters; its value is computed on each read.
 *
 * <p>It is in the defaults of the JVM's agent properties, where {@link Properties#getProperty} looks for keys that the
 * properties themselves do not have. So it costs nothing while no command reads it, no thread or timer is needed to notice
 * that a command has ended, and each sample is current.
 *
 * <p>After a minute without a read it falls asleep: other tools read all agent properties occasionally and should not pay
 * for this one. While asleep, a single read returns only {@code asleep}; a second one within two seconds, which other tools
 * have no reason for, wakes it up. So a command never has to load the agent again.
 *
 * <p>Thread-safe.
 */
final class SampleProperty extends Properties {

    private static final long serialVersionUID = 1L;

    private static final long AWAKE_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** Maximum time between the two reads that wake it up; enough for a slow command and a slow JVM. */
    private static final long WAKE_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Guarded by the class; never replaced once set. */
    private static @Nullable SampleProperty property;

    private final transient Supplier<? extends Supplier<String>> sources;
    private final transient LongSupplier clock;

    /** Guarded by this, like the following fields; null while asleep. */
    private transient @Nullable Supplier<String> source;

    private long readAt;
    private boolean wasReadAsleep;

    /**
     * Creates a property that is awake.
     *
     * @param previous the previous defaults
     * @param sources creates the source of samples when the property wakes up
     * @param clock as {@link System#nanoTime}
     */
    SampleProperty(@Nullable Properties previous, Supplier<? extends Supplier<String>> sources, LongSupplier clock) {
        super(previous);
        this.sources = sources;
        this.clock = clock;
        setProperty(CounterWatch.PROPERTY, CounterWatch.ASLEEP);
        wake();
    }

    /** Installs the property; if there is one already, wakes that. */
    static synchronized void install(Supplier<? extends Supplier<String>> sources) throws ReflectiveOperationException {
        if (property == null) {
            property = addTo(VMSupport.getAgentProperties(), sources);
        }
        property.wake();
    }

    /** Lets the property fall asleep if it was not read for a minute. */
    static void sleepIfUnread() {
        var property = property();
        if (property != null) {
            property.sleepAfterAMinute();
        }
    }

    private static synchronized @Nullable SampleProperty property() {
        return property;
    }

    private static SampleProperty addTo(Properties agents, Supplier<? extends Supplier<String>> sources)
            throws ReflectiveOperationException {
        var defaults = MethodHandles.privateLookupIn(Properties.class, MethodHandles.lookup())
                .findVarHandle(Properties.class, "defaults", Properties.class);
        var property = new SampleProperty((Properties) defaults.getVolatile(agents), sources, System::nanoTime);
        defaults.setVolatile(agents, property);
        return property;
    }

    private synchronized void wake() {
        source = source == null ? sources.get() : source;
        readAt = clock.getAsLong();
    }

    synchronized void sleepAfterAMinute() {
        if (source != null && clock.getAsLong() - readAt > AWAKE_NANOS) {
            source = null;
            wasReadAsleep = false;
        }
    }

    /** Returns the source of samples, or null if the property stays asleep. */
    private synchronized @Nullable Supplier<String> read() {
        long now = clock.getAsLong();
        if (source == null && !(wasReadAsleep && now - readAt <= WAKE_WITHIN_NANOS)) {
            wasReadAsleep = true;
            readAt = now;
            return null;
        }
        wake();
        return source;
    }

    /** Never throws, since the reader may want other properties than this one. */
    @Override
    public @Nullable String getProperty(String key) {
        if (!key.equals(CounterWatch.PROPERTY)) {
            return super.getProperty(key);
        }
        try {
            var awake = read();
            return awake == null ? CounterWatch.ASLEEP : awake.get();
        } catch (RuntimeException | LinkageError e) {
            return e.toString();
        }
    }
}
