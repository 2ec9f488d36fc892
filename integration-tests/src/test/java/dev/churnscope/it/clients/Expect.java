// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is known beforehand of a scenario, besides that the report must agree with the server. */
public final class Expect {

    /** One way in which connections of the scenario are closed: of any kind where that is null, by any line likewise. */
    record Close(String kind, String cause, String marker) {}

    private final String scenario;
    private final List<Close> closes = new ArrayList<>();
    private final Map<String, Long> notReused = new TreeMap<>();
    private Set<Transport> transports = EnumSet.allOf(Transport.class);
    private String method;
    private String port;
    private Long opens;
    private Long requests;
    private boolean mayOpenUnused;
    private boolean needsJdk21;

    private Expect(String scenario) {
        this.scenario = scenario;
        this.method = scenario;
        this.port = scenario;
    }

    public static Expect of(String scenario) {
        return new Expect(scenario);
    }

    /** Restricts this to some transports, where a library does otherwise over the others. */
    public Expect over(Transport first, Transport... others) {
        transports = EnumSet.of(first, others);
        return this;
    }

    /** So many connections, by the server's count: that the scenario does what it is there for. */
    public Expect opens(long connections) {
        opens = connections;
        return this;
    }

    /** So many requests, where the server cannot count them. */
    public Expect requests(long number) {
        requests = number;
        return this;
    }

    /** The marked line is in this method rather than in that of the scenario's name. */
    public Expect in(String otherMethod) {
        method = otherMethod;
        return this;
    }

    /**
     * Connections come through the port of another scenario, which uses the same pool. The server counts them together: of
     * each such scenario it must be stated how many it {@linkplain #opens opens}.
     */
    public Expect through(String otherScenario) {
        port = otherScenario;
        return this;
    }

    /**
     * Connections may be opened that never carry a request. The server cannot tell which scenario's they are, so at most
     * one scenario of a library should be allowed this for the comparison to be exact.
     */
    public Expect mayOpenUnused() {
        mayOpenUnused = true;
        return this;
    }

    /** The scenario uses what the JDK has since 21, and opens nothing before. */
    public Expect sinceJdk21() {
        needsJdk21 = true;
        return this;
    }

    /** All closes of the scenario's connections are of this kind and cause, or of another that is added likewise. */
    public Expect closed(String kind, String cause) {
        return closed(kind, cause, null);
    }

    /** As {@link #closed(String, String)}, by the line that is marked so. */
    public Expect closed(String kind, String cause, String marker) {
        closes.add(new Close(kind, cause, marker));
        return this;
    }

    /**
     * As {@link #closed(String, String, String)}, whichever side is first. Over TLS that is a race: our end says goodbye
     * in the protocol, and the server may hang up before our own FIN.
     */
    public Expect closedBy(String cause, String marker) {
        return closed(null, cause, marker);
    }

    /** So many connections were opened though one was there, because of what this rule is about. */
    public Expect notReused(String rule, long connections) {
        notReused.put(rule, connections);
        return this;
    }

    boolean isFor(String name, Transport transport) {
        return scenario.equals(name) && transports.contains(transport);
    }

    String scenario() {
        return scenario;
    }

    String method() {
        return method;
    }

    /** Returns the scenario through whose port the connections come. */
    String port() {
        return port;
    }

    /** Null where not stated. */
    Long opens() {
        return opens;
    }

    /** Null where not stated. */
    Long requests() {
        return requests;
    }

    boolean allowsUnused() {
        return mayOpenUnused;
    }

    boolean needsJdk21() {
        return needsJdk21;
    }

    List<Close> closes() {
        return closes;
    }

    Map<String, Long> notReused() {
        return notReused;
    }
}
