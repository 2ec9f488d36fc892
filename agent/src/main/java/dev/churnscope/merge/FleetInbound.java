// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.merge;

import dev.churnscope.model.Inbound;
import org.jspecify.annotations.Nullable;

/** Merges what the accepted connections of one site carried. */
final class FleetInbound {

    private @Nullable Inbound sum;

    void add(@Nullable Inbound inbound) {
        if (inbound != null) {
            sum = sum == null ? inbound : of(sum, inbound);
        }
    }

    @Nullable
    Inbound inbound() {
        return sum;
    }

    private static Inbound of(Inbound a, Inbound b) {
        return new Inbound(
                a.none() + b.none(),
                a.one() + b.one(),
                a.more() + b.more(),
                a.oneByRequest() + b.oneByRequest(),
                a.oneByPeer() + b.oneByPeer(),
                lower(a.requestLimit(), b.requestLimit()),
                lower(a.idleMillis(), b.idleMillis()));
    }

    private static @Nullable Long lower(@Nullable Long a, @Nullable Long b) {
        return a == null ? b : b == null ? a : Long.valueOf(Math.min(a, b));
    }
}
