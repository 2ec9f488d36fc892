// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.model.Role;
import dev.churnscope.stack.Caller;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Opener} of each known caller, role and transport: an array indexed by the caller's number. It is written,
 * and grown, under a lock for each new caller, and read without one.
 */
final class OpenerTable {

    private static final int FOR_EACH_CALLER = Role.values().length * Transport.COUNT;

    private volatile @Nullable Opener[] openers = new Opener[64 * FOR_EACH_CALLER];

    /** Returns the opener, or null; also null if another thread is just adding it. */
    @Nullable
    Opener get(Caller caller, Role role, int transport) {
        var table = openers;
        int index = index(caller, role, transport);
        return index < table.length ? table[index] : null;
    }

    void put(Caller caller, Role role, int transport, Opener opener) {
        int index = index(caller, role, transport);
        synchronized (this) {
            var table = openers;
            if (index >= table.length) {
                table = Arrays.copyOf(table, Math.max(index + 1, table.length * 2));
            }
            table[index] = opener;
            openers = table;
        }
    }

    private static int index(Caller caller, Role role, int transport) {
        return caller.number() * FOR_EACH_CALLER + role.ordinal() * Transport.COUNT + transport;
    }
}
