// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.close;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Detects whether the JVM runs the application's shutdown hooks.
 *
 * <p>A shutdown hook of the agent's own could not detect this: hooks start together, in no order.
 * {@code java.lang.ApplicationShutdownHooks} drops its map of hooks right before it starts them.
 */
final class ShutdownHooks {

    private static final @Nullable MethodHandle HOOKS = hooks();

    private ShutdownHooks() {}

    static boolean areRunning() {
        try {
            return HOOKS != null && (IdentityHashMap<?, ?>) HOOKS.invokeExact() == null;
        } catch (Throwable t) {
            return false;
        }
    }

    private static @Nullable MethodHandle hooks() {
        try {
            var type = Class.forName("java.lang.ApplicationShutdownHooks", true, null);
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findStaticGetter(type, "hooks", IdentityHashMap.class);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}
