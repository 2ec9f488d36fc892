// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Site;
import dev.churnscope.text.Numbers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a site is a hot spot: the line of this process that actively closed most of its connections, or else its failed connects.
 *
 * @param words the text before the call site
 */
record HotSpotCause(String words, @Nullable CallSite callSite) {

    static Optional<HotSpotCause> of(Site site) {
        var closers = site.closedBy().stream()
                .filter(closer -> closer.kind().isByThisProcess())
                .toList();
        if (!closers.isEmpty()) {
            // The closers are ordered by count, highest first.
            return Optional.of(closedBy(
                    closers.get(0),
                    closers.stream().map(Site.ClosedBy::callSite).distinct().count()));
        }
        if (site.connectFailed() > 0) {
            return Optional.of(new HotSpotCause("failed: " + ConnectFailures.summary(site), null));
        }
        return Optional.empty();
    }

    private static HotSpotCause closedBy(Site.ClosedBy closer, long lines) {
        if (closer.cause() == CloseCause.GC) {
            return new HotSpotCause("closed by the garbage collector, never by the application", null);
        }
        String verb = closer.kind() == CloseKind.LOCAL_RESET ? "reset" : "closed";
        String cause = switch (closer.cause()) {
            case APPLICATION, UNKNOWN -> "";
            default -> " (" + closer.cause().label() + ")";
        };
        String most = lines == 1 ? "" : " " + Numbers.exact(lines) + " lines, most by";
        return new HotSpotCause(verb + cause + " by" + most, closer.callSite());
    }
}
