// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A method of the application that opens or accepts connections, with the library it uses for them.
 *
 * @param id depends on role, class, method and client alone, so that it is stable across runs and edits
 * @param callSite the line of the method that opened the most connections
 * @param lines every line of the method that opened connections, highest count first
 * @param client the library that opened the connections, or the JDK class
 * @param connectFailures {@code connectFailed} by reason, such as {@code refused}
 * @param stack the stack that requested the first connection, top first
 * @param destinations the addresses it connected to, or its peers for a server; at most 100, the rest summed under {@code other}
 * @param closedBy the lines that closed its connections, highest count first
 * @param notReused the number of connections that had to be opened, by the label of the {@link NotReusedReason}
 * @param serverCloses the number of accepted connections that this process actively closed, by the label of the {@link
 *     ServerCloseReason}
 * @param inbound what accepted connections carried; null for a client, or if no request was seen
 * @param lifetimeMillis from established to closed; null if nothing was closed yet
 * @param connectMillis from connect to established; null for a server
 * @param tlsMillis the TLS handshake; null if not known
 * @param evidence what findings are based on besides these counts
 */
public record Site(
        String id,
        Role role,
        CallSite callSite,
        List<Line> lines,
        String client,
        long opened,
        long connectFailed,
        long closed,
        long open,
        long peakOpen,
        CloseCounts closes,
        long leaked,
        @Nullable Long requests,
        @Nullable Double reuseRatio,
        Map<String, Long> connectFailures,
        List<String> stack,
        List<Destination> destinations,
        List<ClosedBy> closedBy,
        Map<String, Long> notReused,
        Map<String, Long> serverCloses,
        @Nullable Inbound inbound,
        @Nullable Distribution lifetimeMillis,
        @Nullable Distribution connectMillis,
        @Nullable Distribution tlsMillis,
        SiteEvidence evidence) {

    /** The order of a report: most connections closed first or aborted by this process, then most opened. */
    public static final Comparator<Site> BY_COST = Comparator.<Site>comparingLong(
                    site -> -site.closes().byThisProcess())
            .thenComparingLong(site -> -site.opened())
            .thenComparing(Site::id);

    public Site {
        lines = OrEmpty.list(lines);
        connectFailures = OrEmpty.map(connectFailures);
        stack = OrEmpty.list(stack);
        destinations = OrEmpty.list(destinations);
        closedBy = OrEmpty.list(closedBy);
        notReused = OrEmpty.map(notReused);
        serverCloses = OrEmpty.map(serverCloses);
        evidence = evidence == null ? SiteEvidence.NONE : evidence;
    }

    /** A line of the method and the connections it opened. */
    public record Line(@Nullable Integer line, long opened) {}

    /**
     * An address that connections were opened to or accepted from.
     *
     * @param host the name that was requested, else the address
     * @param port the port connected to; for a server, its own listening port
     * @param tls whether a connection there was secured by TLS
     */
    public record Destination(String host, String address, int port, long opened, boolean tls) {

        /** The host, without a port, that stands for all destinations beyond those with a row of their own. */
        public static final String OTHERS = "other";

        /** Whether it stands for the destinations without a row of their own. */
        public boolean isOthers() {
            return port == 0 && OTHERS.equals(host);
        }
    }

    /**
     * A line that closed connections of a site.
     *
     * @param stack the first stack that closed one, top first
     */
    public record ClosedBy(CallSite callSite, CloseKind kind, CloseCause cause, long count, List<String> stack) {

        public ClosedBy {
            // A report of a later version may have causes that this one does not know.
            cause = cause == null ? CloseCause.UNKNOWN : cause;
            stack = OrEmpty.list(stack);
        }
    }
}
