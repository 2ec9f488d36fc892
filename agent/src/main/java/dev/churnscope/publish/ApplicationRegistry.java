// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.publish;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * The global registry of one copy of Micrometer, as far as the agent uses it.
 *
 * <p>It is implemented by a class that is compiled against the oldest Micrometer that is supported, and defined in a class loader
 * below the application's: {@link BridgeLoader} has why. Whoever holds it keeps that application's classes from being unloaded.
 *
 * <p>A meter asks for its values whenever a registry publishes, on a thread of the application's. A registry holds what it asks
 * weakly, so that somebody else has to hold it.
 *
 * <p>For use by one thread at a time. What Micrometer throws, each method does: an {@link IllegalArgumentException} where one of
 * the registries refuses a meter, a {@link LinkageError} where this Micrometer has not what is called.
 */
public interface ApplicationRegistry {

    /** Whether a registry has been added to it: else nobody can see what it has. */
    boolean isRead();

    /** Whether it has meters, the agent's not told apart from the application's. */
    boolean hasMeters();

    /** Whether it, or a registry that was added to it, has a meter of this name. */
    boolean has(String name);

    /** @param tags keys and values in turn */
    void addCounter(String name, String description, String[] tags, DoubleSupplier value);

    /** @param tags keys and values in turn */
    void addGauge(String name, String description, String[] tags, DoubleSupplier value);

    /**
     * @param tags keys and values in turn
     * @param count how often it was
     * @param seconds how long it took, together
     */
    void addTimer(String name, String description, String[] tags, LongSupplier count, DoubleSupplier seconds);
}
