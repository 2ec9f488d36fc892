// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the other end saw.
 *
 * @param accepted all connections, whether or not a request came over them
 * @param scenarios by name; a scenario that opened none is not there
 * @param seen the scenarios that sent anything at all, over whatever connection
 * @param protocols what the server calls what it was spoken to with
 */
record Truth(long accepted, Map<String, Share> scenarios, Set<String> seen, Set<String> protocols) {

    private static final Share NOTHING = new Share(0, null);

    /**
     * What one scenario opened.
     *
     * @param requests all that came over these connections, whichever scenario they are of; null for no such thing
     */
    record Share(long connections, Long requests) {}

    /** @param stdout of a server: a line for each visit, its name, connections and requests */
    static Truth ofVisits(String stdout) {
        var visits = new HashMap<String, Share>();
        stdout.lines()
                .map(line -> line.split(" "))
                .forEach(words -> visits.put(words[0], new Share(Long.parseLong(words[1]), Long.parseLong(words[2]))));
        long accepted = visits.values().stream().mapToLong(Share::connections).sum();
        return new Truth(accepted, visits, visits.keySet(), Set.of());
    }

    Share of(String scenario) {
        return scenarios.getOrDefault(scenario, NOTHING);
    }

    /** Connections over which nothing came, so that nobody knows whose they were. */
    long unused() {
        return accepted
                - scenarios.values().stream().mapToLong(Share::connections).sum();
    }

    /** Null where the server does not know of requests. */
    Long requests() {
        return scenarios.values().stream()
                .map(Share::requests)
                .reduce(0L, (sum, each) -> sum == null || each == null ? null : sum + each);
    }
}
