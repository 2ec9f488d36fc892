// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.record.connection.Connection;
import org.jspecify.annotations.Nullable;

/**
 * What a thread connects on behalf of a pool that has its connections made by others, as a JDBC pool by a driver, and so
 * does not know what they run over.
 */
final class Opening {

    private final ThreadLocal<@Nullable Slot> current = new ThreadLocal<>();

    /** Whether any thread ever began: a program without such pools is spared the look. */
    private volatile boolean used;

    private static final class Slot {
        @Nullable
        Connection connection;
    }

    /** The current thread begins to open. */
    void begin() {
        used = true;
        current.set(new Slot());
    }

    /** The current thread has connected. */
    void connected(Connection connection) {
        if (used) {
            var slot = current.get();
            if (slot != null) {
                slot.connection = connection;
            }
        }
    }

    /** Returns what the current thread connected last since it began, or null. */
    @Nullable
    Connection end() {
        var slot = current.get();
        current.remove();
        return slot == null ? null : slot.connection;
    }
}
