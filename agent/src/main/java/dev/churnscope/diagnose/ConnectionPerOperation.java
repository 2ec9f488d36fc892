// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Site;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The application opens a connection per operation and closes it afterwards. A connection that is kept, or a pool as large as the
 * number in use at a time, would be enough.
 */
final class ConnectionPerOperation implements Rule {

    /** Minimum share of a site's connections that are closed after the operation; others are closed for another reason. */
    private static final double SHARE = 0.5;

    /** Reuse ratio from which on a site's connections count as reused, rather than opened per request. */
    private static final double REUSED = 0.2;

    /** Minimum share of resets by which writing to closed connections is told from an occasional failure. */
    private static final double RESET = 0.25;

    /** Median lifetime from which on connections are kept, however many are open at one time. */
    private static final double LONG_MILLIS = 10_000;

    /** Minimum median lifetime of connections that follow one another, if nothing else shows that they are kept. */
    private static final double MEDIUM_MILLIS = 1000;

    /** The same if the library or resets show it. */
    private static final double SHORT_MILLIS = 50;

    /** Minimum ratio of the lifetime to the interval between opens, including the error of both medians. */
    private static final double GAPLESS = 0.8;

    /** The driver that closes first if the application asks for it, and reconnects by itself if the peer was first. */
    private static final String RECONNECTING = "Lettuce";

    private static final String JDK = "java.base/";

    @Override
    public String id() {
        return "connection-per-operation";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput input) {
        return input.clients()
                .filter(site -> avoidable(site) >= RuleInput.MIN_COUNT
                        && isClosedByDesign(site)
                        && !isExplained(site)
                        && !isReused(site))
                .map(this::suspicion)
                .toList();
    }

    /**
     * Excludes pooled connections: a pool keeps them, or {@code notReused} has the reason why it did not. Also excludes
     * connections that were upgraded, such as those of WebSockets: no other operation could have used them.
     */
    private static long avoidable(Site site) {
        return Math.min(
                RuleInput.beyondNeed(site), site.opened() - site.evidence().pooled());
    }

    private static boolean isClosedByDesign(Site site) {
        boolean isKept = isKeptUntilPeerEnds(site);
        long byDesign = site.closedBy().stream()
                .filter(closer -> closer.cause() == CloseCause.APPLICATION || closer.cause() == CloseCause.PROTOCOL)
                .filter(closer -> !(isKept && isEndedByPeer(closer)))
                .mapToLong(Site.ClosedBy::count)
                .sum();
        return byDesign >= site.opened() * SHARE;
    }

    /**
     * Whether the peer ended these connections, and this process only closed its side. A peer may also be first after a library
     * announced the close to it, at the application's request.
     */
    private static boolean isEndedByPeer(Site.ClosedBy closer) {
        boolean peerWasFirst = closer.kind() == CloseKind.REMOTE_FIN || closer.kind() == CloseKind.REMOTE_RESET;
        return peerWasFirst && (closer.cause() == CloseCause.PROTOCOL || isCloseOfSocket(closer));
    }

    /** Whether the application closed the socket itself, rather than an object of a library. */
    private static boolean isCloseOfSocket(Site.ClosedBy closer) {
        return closer.stack().stream()
                .filter(frame -> !frame.startsWith(JDK))
                .findFirst()
                .filter(frame -> FacadeLibrary.isOf(frame, closer.callSite().className() + '.'))
                .isPresent();
    }

    /**
     * Whether connections that the peer ends are kept until then: they live longer than an operation, or each is opened because
     * the peer has ended the one before. A loop of operations without pauses has the same intervals as the latter, so a minimum
     * lifetime is required, which depends on what else is known.
     */
    private static boolean isKeptUntilPeerEnds(Site site) {
        var lifetime = site.lifetimeMillis();
        var interval = site.evidence().openIntervalMillis();
        if (lifetime == null || lifetime.p50() >= LONG_MILLIS) {
            return lifetime != null;
        }
        boolean isSure = site.client().equals(RECONNECTING) || isWrittenToAfterEnd(site);
        return interval != null
                && site.peakOpen() == 1
                && lifetime.p50() >= (isSure ? SHORT_MILLIS : MEDIUM_MILLIS)
                && lifetime.p50() >= interval.p50() * GAPLESS;
    }

    /**
     * Whether the application wrote to connections that the peer had closed, since these are then reset: it meant to use them
     * further. Over TLS, closing writes as well.
     */
    private static boolean isWrittenToAfterEnd(Site site) {
        return site.tlsMillis() == null && site.closes().remoteReset() >= site.closed() * RESET;
    }

    /** Whether {@code notReused} already has the reason why connections could not be reused. */
    private static boolean isExplained(Site site) {
        return site.notReused().values().stream().mapToLong(Long::longValue).sum() >= avoidable(site) * SHARE;
    }

    /** Whether connections carry several requests each, for example those of several clients that one line calls in turn. */
    private static boolean isReused(Site site) {
        return site.reuseRatio() != null && site.reuseRatio() >= REUSED;
    }

    private Suspicion suspicion(Site site) {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("opened", site.opened());
        numbers.put("atOneTime", site.peakOpen());
        if (site.lifetimeMillis() != null) {
            numbers.put("medianLifetimeMillis", site.lifetimeMillis().p50());
        }
        return Suspicion.ofOpens(id(), site, site.callSite(), avoidable(site), numbers);
    }
}
