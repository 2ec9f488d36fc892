// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.Site;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The line that makes a site a hot spot: the one of this process that closed most of its connections first, else what
 * became of them instead.
 *
 * @param before words in front of the call site
 * @param after words behind it, the shorter ones for where there is little room
 */
record HotSpotCause(String before, @Nullable CallSite callSite, List<String> after) {

    static Optional<HotSpotCause> of(Site site) {
        var closers = site.closedBy().stream()
                .filter(closer -> closer.kind().isByThisProcess())
                .toList();
        if (!closers.isEmpty()) {
            // They are ordered by number, and so is this.
            return Optional.of(closedBy(
                    closers.get(0),
                    closers.stream().map(Site.ClosedBy::callSite).distinct().count() - 1));
        }
        if (site.connectFailed() > 0) {
            return Optional.of(new HotSpotCause("failed: " + ConnectFailures.summary(site), null, List.of()));
        }
        return Optional.empty();
    }

    void writeTo(Page page, String indent) {
        if (callSite == null) {
            page.line(indent + before);
        } else {
            page.place(indent + before + " ", Place.withoutPackage(callSite), after.toArray(String[]::new));
        }
    }

    private static HotSpotCause closedBy(Site.ClosedBy closer, long others) {
        if (closer.cause() == CloseCause.GC) {
            return new HotSpotCause("closed by the garbage collector, never by the application", null, List.of());
        }
        String verb = switch (closer.kind()) {
            case LOCAL_RESET -> "reset by";
            default -> "closed by";
        };
        String cause = switch (closer.cause()) {
            case APPLICATION, UNKNOWN -> "";
            default -> "(" + closer.cause().label() + ")";
        };
        String more = others == 0 ? "" : "and " + Numbers.of(others, "other line", "other lines");
        return new HotSpotCause(verb, closer.callSite(), List.of((cause + " " + more).strip(), cause));
    }
}
