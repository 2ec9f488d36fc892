// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import dev.churnscope.model.Site;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The same site in two reports, or a site that only one of them has. */
record SitePair(@Nullable Site base, @Nullable Site head) {

    Presence presence() {
        if (base == null) {
            return Presence.NEW;
        }
        if (head == null) {
            return Presence.GONE;
        }
        return base.id().equals(head.id()) ? Presence.BOTH : Presence.MOVED;
    }

    Site site() {
        return head != null ? head : Objects.requireNonNull(base);
    }
}
