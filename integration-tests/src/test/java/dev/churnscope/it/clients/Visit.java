// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the report must say of the site of a server after a visit of {@code com.example.visit}, of which all connections
 * are alike.
 */
final class Visit {

    /** How many connections carried no request, one, or more; and of those with one, who ended them. */
    record Carried(long none, long one, long more, long oneByRequest, long oneByPeer) {}

    private static final Map<String, Visit> USUAL = usual();

    private final String name;
    private final String kind;
    private final String cause;
    private final String reason;
    private final Carried carried;
    private final long extraRequests;

    /**
     * @param kind null where the connections are left open
     * @param reason null where the peer is first
     * @param extraRequests that the server counts, and the visitor does not
     */
    private Visit(String name, String kind, String cause, String reason, Carried carried, long extraRequests) {
        this.name = name;
        this.kind = kind;
        this.cause = cause;
        this.reason = reason;
        this.carried = carried;
        this.extraRequests = extraRequests;
    }

    /** What is the same for most servers. */
    static Visit usual(String name) {
        var visit = USUAL.get(name);
        if (visit == null) {
            throw new IllegalArgumentException("no visit is called " + name);
        }
        return visit;
    }

    private static Map<String, Visit> usual() {
        var usual = new TreeMap<String, Visit>();
        Stream.of(
                        peerFirst("keptAlive", new Carried(0, 0, 2, 0, 0)),
                        peerFirst("leftAfterOne", new Carried(0, 2, 0, 0, 2)),
                        peerFirst("leftWithoutRequest", new Carried(1, 1, 0, 0, 1)),
                        peerFirst("failed", new Carried(0, 2, 0, 0, 2)),
                        hereFirst("askedToClose", "protocol", "request-header", new Carried(0, 2, 0, 2, 0)),
                        hereFirst("oldProtocol", "protocol", "request-header", new Carried(0, 2, 0, 2, 0)),
                        hereFirst("toldToClose", "protocol", "response-header", new Carried(0, 0, 2, 0, 0)),
                        hereFirst("reachedLimit", "protocol", "request-limit", new Carried(0, 0, 2, 0, 0)),
                        hereFirst("leftIdle", "idle-timer", "idle-timeout", new Carried(0, 2, 0, 0, 0)),
                        hereFirst("rubbish", "error", "error-status", null),
                        hereFirst("cutOff", "application", "application", new Carried(0, 0, 2, 0, 0)),
                        hereFirst("stopped", "application", "application", new Carried(0, 2, 0, 0, 0)),
                        new Visit("overHttp2", null, null, null, new Carried(0, 0, 1, 0, 0), 0))
                .forEach(visit -> usual.put(visit.name, visit));
        return Map.copyOf(usual);
    }

    private static Visit peerFirst(String name, Carried carried) {
        return new Visit(name, "remoteFin", "protocol", null, carried, 0);
    }

    private static Visit hereFirst(String name, String cause, String reason, Carried carried) {
        return new Visit(name, "localFin", cause, reason, carried, 0);
    }

    /** The server closes first, for this cause and reason. */
    Visit hereFirst(String otherCause, String otherReason) {
        return new Visit(name, "localFin", otherCause, otherReason, carried, extraRequests);
    }

    /** The connections are aborted rather than closed. */
    Visit aborted() {
        return new Visit(name, "localReset", cause, reason, carried, extraRequests);
    }

    Visit carrying(long none, long one, long more, long oneByRequest, long oneByPeer) {
        return new Visit(
                name, kind, cause, reason, new Carried(none, one, more, oneByRequest, oneByPeer), extraRequests);
    }

    /** The server takes so many requests for some that are none. */
    Visit extraRequests(long number) {
        return new Visit(name, kind, cause, reason, carried, number);
    }

    String name() {
        return name;
    }

    String kind() {
        return kind;
    }

    String cause() {
        return cause;
    }

    String reason() {
        return reason;
    }

    Carried carried() {
        return carried;
    }

    long extraRequests() {
        return extraRequests;
    }
}
