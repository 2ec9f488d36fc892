// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.activity;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.Role;
import org.jspecify.annotations.Nullable;

/**
 * The counters of one site.
 *
 * @param id the site's id, as in reports
 * @param client the label of the client library or server
 * @param requests HTTP requests carried, or null if none was seen
 * @param timeWait sockets in TIME_WAIT that this site left
 */
public record SiteActivity(
        String id,
        Role role,
        CallSite callSite,
        String client,
        long opened,
        long connectFailed,
        CloseCounts closes,
        @Nullable Long requests,
        long timeWait) {

    /** Returns the number of open connections. */
    public long open() {
        return opened - closes.total();
    }

    /** Returns {@code 1 - opened / requests}, at least 0, or null if no request was seen. */
    public @Nullable Double reuse() {
        return requests == null || requests <= 0 ? null : Math.max(0, 1 - (double) opened / requests);
    }
}
