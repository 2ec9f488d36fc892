// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.publish;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * The operations that the agent needs of the global registry of one copy of Micrometer.
 *
 * <p>The implementation is compiled against the oldest supported Micrometer and defined in a child of the application's
 * class loader; see {@link BridgeLoader}. A strong reference to it keeps the application's classes from being unloaded.
 *
 * <p>A registry reads a meter's values when it publishes, on a thread of the application. It holds the suppliers weakly, so
 * the caller has to hold them.
 *
 * <p>Not thread-safe. Every method throws what Micrometer throws: an {@link IllegalArgumentException} if one of the
 * registries rejects a meter, a {@link LinkageError} if this Micrometer lacks a method.
 */
public interface ApplicationRegistry {

    /** Whether a registry was added to it: without one, its meters are visible to no one. */
    boolean isRead();

    /** Whether it has any meters, of the agent or of the application. */
    boolean hasMeters();

    /** Whether it, or a registry that was added to it, has a meter of this name. */
    boolean has(String name);

    /** @param tags keys and values in turn */
    void addCounter(String name, String description, String[] tags, DoubleSupplier value);

    /** @param tags keys and values in turn */
    void addGauge(String name, String description, String[] tags, DoubleSupplier value);

    /**
     * @param tags keys and values in turn
     * @param count the number of events
     * @param seconds the total time of all events
     */
    void addTimer(String name, String description, String[] tags, LongSupplier count, DoubleSupplier seconds);
}
