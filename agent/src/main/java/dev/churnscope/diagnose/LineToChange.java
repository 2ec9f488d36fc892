// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Site;

/** Finds the line to change. */
final class LineToChange {

    private LineToChange() {}

    /**
     * Returns the line that closed most of a site's connections with the given kind of close, or else the one that opens them.
     */
    static CallSite closing(Site site, CloseKind kind) {
        return site.closedBy().stream()
                .filter(closer -> closer.kind() == kind)
                .map(Site.ClosedBy::callSite)
                .findFirst()
                .orElse(site.callSite());
    }
}
