// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.metrics;

import java.util.List;

/** The meters. Their names and tags are stable, since dashboards and alerts depend on them. */
public enum Meter {
    OPENED(
            "churnscope.connections.opened",
            Type.COUNTER,
            "TCP connections established, by connect or accept",
            Tag.CONNECTION),
    CLOSED(
            "churnscope.connections.closed",
            Type.COUNTER,
            "TCP connections closed, by kind: this process initiated localFin and localReset",
            List.of(Tag.ROLE, Tag.CLIENT, Tag.DESTINATION, Tag.SITE, "kind")),
    OPEN("churnscope.connections.open", Type.GAUGE, "TCP connections that are open", Tag.CONNECTION),
    LEAKED(
            "churnscope.connections.leaked",
            Type.COUNTER,
            "TCP connections that became unreachable without having been closed",
            Tag.CONNECTION),
    CONNECT_FAILED(
            "churnscope.connect.failed",
            Type.COUNTER,
            "Connects that failed",
            List.of(Tag.CLIENT, Tag.DESTINATION, "reason")),
    CONNECT_TIME(
            "churnscope.connect.time",
            Type.TIMER,
            "Duration of successful connects",
            List.of(Tag.CLIENT, Tag.DESTINATION)),
    TLS_TIME("churnscope.tls.time", Type.TIMER, "Duration of TLS handshakes", List.of(Tag.CLIENT, Tag.DESTINATION)),
    LIFETIME(
            "churnscope.connection.lifetime",
            Type.TIMER,
            "Lifetime of closed connections",
            List.of(Tag.ROLE, Tag.CLIENT)),
    REQUESTS(
            "churnscope.requests",
            Type.COUNTER,
            "HTTP requests, by whether their connection had carried one before",
            List.of(Tag.CLIENT, Tag.DESTINATION, Tag.SITE, "connection")),
    FINDINGS(
            "churnscope.findings",
            Type.GAUGE,
            "Findings of the report, as of some seconds ago",
            List.of("rule", "severity")),
    TIMEWAIT(
            "churnscope.timewait",
            Type.GAUGE,
            "Sockets in TIME_WAIT, of the host or left by this process, as of some seconds ago",
            List.of("scope")),
    PORTS_UTILIZATION(
            "churnscope.ports.utilization",
            Type.GAUGE,
            "Share of the ephemeral ports for a destination that TIME_WAIT holds at the rate of the busiest minute",
            List.of(Tag.DESTINATION));

    /** How a meter's values behave. */
    public enum Type {
        /** A number that never falls. */
        COUNTER,
        /** A current number. */
        GAUGE,
        /** A number of events and their total time, neither of which ever falls. */
        TIMER
    }

    private final String id;
    private final Type type;
    private final String description;
    private final List<String> tags;

    Meter(String id, Type type, String description, List<String> tags) {
        this.id = id;
        this.type = type;
        this.description = description;
        this.tags = tags;
    }

    /** Returns the name in Micrometer's format, with dots. */
    public String id() {
        return id;
    }

    /** Returns the type. */
    public Type type() {
        return type;
    }

    /** Returns a description of one line. */
    public String description() {
        return description;
    }

    /** Returns the names of its tags, in the order of {@link Reading#tags}. */
    public List<String> tags() {
        return tags;
    }

    private static final class Tag {
        private static final String ROLE = "role";
        private static final String CLIENT = "client";
        private static final String DESTINATION = "destination";
        private static final String SITE = "site";
        private static final List<String> CONNECTION = List.of(ROLE, CLIENT, DESTINATION, SITE);

        private Tag() {}
    }
}
