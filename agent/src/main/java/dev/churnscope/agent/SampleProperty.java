// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.attach.Watch;
import java.lang.invoke.MethodHandles;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jdk.internal.vm.VMSupport;
import org.jspecify.annotations.Nullable;

/**
 * The property that commands read samples from, made at the moment that it is read.
 *
 * <p>It stands in the defaults of the properties that the JVM keeps for agents, where {@link Properties#getProperty} looks for
 * what they do not have themselves. So nothing is done while nobody reads, no thread and no clock is needed for a command
 * that is gone, and the sample is as old as the reading.
 */
final class SampleProperty extends Properties {

    private static final long serialVersionUID = 1L;

    /** For how long it is kept where nobody reads it: others who read the properties of agents should not pay for it. */
    private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** Guarded by the class; once there, it stays. */
    private static @Nullable SampleProperty property;

    private volatile @Nullable Supplier<String> source;
    private volatile long readAt;

    private SampleProperty(@Nullable Properties behind) {
        super(behind);
    }

    /** Answers from now on; where it does already, goes on as before. */
    static synchronized void answerBy(Supplier<String> source) throws ReflectiveOperationException {
        if (property == null) {
            property = behind(VMSupport.getAgentProperties());
        }
        property.readAt = System.nanoTime();
        property.source = property.source == null ? source : property.source;
        property.setProperty(Watch.PROPERTY, "");
    }

    /** Stops to answer where nobody has asked for a while. */
    static synchronized void forgetUnread() {
        var property = SampleProperty.property;
        if (property != null && property.source != null && System.nanoTime() - property.readAt > KEPT_NANOS) {
            property.remove(Watch.PROPERTY);
            property.source = null;
        }
    }

    private static SampleProperty behind(Properties agents) throws ReflectiveOperationException {
        var defaults = MethodHandles.privateLookupIn(Properties.class, MethodHandles.lookup())
                .findVarHandle(Properties.class, "defaults", Properties.class);
        var property = new SampleProperty((Properties) defaults.getVolatile(agents));
        defaults.setVolatile(agents, property);
        return property;
    }

    /** Never throws: who reads may want other properties than this one. */
    @Override
    public @Nullable String getProperty(String key) {
        var source = this.source;
        if (source == null || !key.equals(Watch.PROPERTY)) {
            return super.getProperty(key);
        }
        readAt = System.nanoTime();
        try {
            return source.get();
        } catch (RuntimeException | LinkageError e) {
            return e.toString();
        }
    }
}
