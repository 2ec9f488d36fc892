// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Site;

/**
 * Tells connections that a client keeps until the peer ends them, and then replaces, from one per operation to a peer that closes
 * after each. Thresholds keep the mistake found where the two look alike.
 */
final class KeptConnections {

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

    private KeptConnections() {}

    /**
     * Whether connections that the peer ends are kept until then: they live longer than an operation, or each is opened because
     * the peer has ended the one before. A loop of operations without pauses has the same intervals as the latter, so a minimum
     * lifetime is required, which depends on what else is known.
     */
    static boolean areKeptUntilPeerEnds(Site site) {
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

    /**
     * Whether the peer ended these connections, and this process only closed its side. A peer may also be first after a library
     * announced the close to it, at the application's request.
     */
    static boolean areEndedByPeer(Site.ClosedBy closer) {
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
}
