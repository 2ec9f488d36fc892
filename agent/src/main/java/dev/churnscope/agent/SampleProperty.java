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
 * The property that commands read samples from, made at the moment that it is read.
 *
 * <p>It stands in the defaults of the properties that the JVM keeps for agents, where {@link Properties#getProperty} looks for
 * what they do not have themselves. So nothing is done while nobody reads, no thread and no clock is needed for a command
 * that is gone, and the sample is as old as the reading.
 *
 * <p>Where nobody has read it for a minute, it sleeps: others read all properties of agents now and then, and should not pay
 * for this one. To be read once, it only says so; two readings in a row, which others have no reason for, wake it up. So a
 * command never has to have the agent loaded again.
 *
 * <p>Safe for use by any number of threads.
 */
final class SampleProperty extends Properties {

    private static final long serialVersionUID = 1L;

    private static final long AWAKE_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** In which two readings are in a row, also where command and JVM are slow. */
    private static final long IN_A_ROW_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Guarded by the class; once there, it stays. */
    private static @Nullable SampleProperty property;

    private final transient Supplier<? extends Supplier<String>> sources;
    private final transient LongSupplier clock;

    /** Guarded by this, as what follows; null while it sleeps. */
    private transient @Nullable Supplier<String> source;

    private long readAt;
    private boolean wasReadAsleep;

    /**
     * Makes one that is awake.
     *
     * @param behind the defaults that were there before
     * @param sources makes what makes samples, when it wakes up
     * @param clock as {@link System#nanoTime}
     */
    SampleProperty(@Nullable Properties behind, Supplier<? extends Supplier<String>> sources, LongSupplier clock) {
        super(behind);
        this.sources = sources;
        this.clock = clock;
        setProperty(CounterWatch.PROPERTY, CounterWatch.ASLEEP);
        wake();
    }

    /** Answers from now on; where it does already, goes on as before. */
    static synchronized void answerBy(Supplier<? extends Supplier<String>> sources)
            throws ReflectiveOperationException {
        if (property == null) {
            property = behind(VMSupport.getAgentProperties(), sources);
        }
        property.wake();
    }

    /** Falls asleep where nobody has asked for a while. */
    static void restIfUnread() {
        var property = property();
        if (property != null) {
            property.rest();
        }
    }

    private static synchronized @Nullable SampleProperty property() {
        return property;
    }

    private static SampleProperty behind(Properties agents, Supplier<? extends Supplier<String>> sources)
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

    synchronized void rest() {
        if (source != null && clock.getAsLong() - readAt > AWAKE_NANOS) {
            source = null;
            wasReadAsleep = false;
        }
    }

    /** Returns what makes samples, or null where it sleeps on. */
    private synchronized @Nullable Supplier<String> read() {
        long now = clock.getAsLong();
        if (source == null && !(wasReadAsleep && now - readAt <= IN_A_ROW_NANOS)) {
            wasReadAsleep = true;
            readAt = now;
            return null;
        }
        wake();
        return source;
    }

    /** Never throws: who reads may want other properties than this one. */
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
