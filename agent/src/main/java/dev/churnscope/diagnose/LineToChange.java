// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Site;

/** Which line to change. */
final class LineToChange {

    private LineToChange() {}

    /** Returns the line that most often closes a site's connections in one way, or else the one that opens them. */
    static CallSite closing(Site site, CloseKind kind) {
        return site.closedBy().stream()
                .filter(closer -> closer.kind() == kind)
                .map(Site.ClosedBy::callSite)
                .findFirst()
                .orElse(site.callSite());
    }
}
