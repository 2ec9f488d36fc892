// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import dev.churnscope.model.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the sites of one report in another: first by id, which survives other lines, then by all else they are known by. */
final class SitePairs {

    /** A name that more sites share than this tells none of them. */
    private static final int MAX_BY_A_KEY = 100;

    private static final Comparator<Candidate> LIKEST_FIRST = Comparator.comparingDouble(Candidate::likeness)
            .thenComparingDouble(Candidate::details)
            .reversed()
            .thenComparingDouble(Candidate::difference)
            .thenComparing(candidate -> candidate.base().id())
            .thenComparing(candidate -> candidate.head().id());

    private record Candidate(Site base, Site head, double likeness, double details) {

        /** How far their sizes are apart, by orders of magnitude; decides last. */
        double difference() {
            return Math.abs(Math.log((base.opened() + 1.0) / (head.opened() + 1.0)));
        }
    }

    private SitePairs() {}

    /** Returns each site of both reports once: those of the later one in its order, then those that are gone. */
    static List<SitePair> of(List<Site> base, List<Site> head) {
        var byId = new LinkedHashMap<String, Site>();
        base.forEach(site -> byId.putIfAbsent(site.id(), site));
        var baseOf = new HashMap<String, Site>();
        var unmatched = new ArrayList<Site>();
        for (var site : head) {
            var same = byId.remove(site.id());
            if (same == null) {
                unmatched.add(site);
            } else {
                baseOf.put(site.id(), same);
            }
        }
        for (var moved : moved(byId.values(), unmatched)) {
            baseOf.put(moved.head().id(), moved.base());
            byId.remove(moved.base().id());
        }
        var pairs = new ArrayList<SitePair>();
        head.forEach(site -> pairs.add(new SitePair(baseOf.get(site.id()), site)));
        byId.values().forEach(site -> pairs.add(new SitePair(site, null)));
        return pairs;
    }

    private static List<Candidate> moved(Iterable<Site> base, List<Site> head) {
        var candidates = candidates(base, head);
        candidates.sort(LIKEST_FIRST);
        var moved = new ArrayList<Candidate>();
        var takenOfBase = new HashSet<String>();
        var takenOfHead = new HashSet<String>();
        for (var candidate : candidates) {
            String idInBase = candidate.base().id();
            String idInHead = candidate.head().id();
            if (!takenOfBase.contains(idInBase) && !takenOfHead.contains(idInHead)) {
                takenOfBase.add(idInBase);
                takenOfHead.add(idInHead);
                moved.add(candidate);
            }
        }
        return moved;
    }

    private static List<Candidate> candidates(Iterable<Site> base, List<Site> head) {
        Map<String, List<Site>> byKey = new HashMap<>();
        base.forEach(site -> SiteSimilarity.keys(site)
                .forEach(key ->
                        byKey.computeIfAbsent(key, unknown -> new ArrayList<>()).add(site)));
        var candidates = new ArrayList<Candidate>();
        for (var site : head) {
            var alike = new LinkedHashMap<String, Site>();
            for (String key : SiteSimilarity.keys(site)) {
                var known = byKey.getOrDefault(key, List.of());
                if (known.size() <= MAX_BY_A_KEY) {
                    known.forEach(other -> alike.putIfAbsent(other.id(), other));
                }
            }
            for (var other : alike.values()) {
                double likeness = SiteSimilarity.of(other, site);
                if (likeness >= SiteSimilarity.ENOUGH) {
                    candidates.add(new Candidate(other, site, likeness, SiteSimilarity.details(other, site)));
                }
            }
        }
        return candidates;
    }
}
