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

/**
 * Matches the sites of one report with those of another: first by id, which does not depend on lines, then by {@link
 * SiteSimilarity similarity}.
 */
final class SitePairs {

    /** A key that more sites share than this is ignored: it identifies none of them. */
    private static final int MAX_SITES_PER_KEY = 100;

    private static final Comparator<Candidate> MOST_SIMILAR_FIRST = Comparator.comparingDouble(Candidate::similarity)
            .thenComparingDouble(Candidate::details)
            .reversed()
            .thenComparingDouble(Candidate::difference)
            .thenComparing(candidate -> candidate.base().id())
            .thenComparing(candidate -> candidate.head().id());

    private record Candidate(Site base, Site head, double similarity, double details) {

        /** How far the numbers of connections differ, in orders of magnitude; the last criterion. */
        double difference() {
            return Math.abs(Math.log((base.opened() + 1.0) / (head.opened() + 1.0)));
        }
    }

    private SitePairs() {}

    /** Returns each site of both reports once: those of the later one in its order, then those that only the earlier one has. */
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
        candidates.sort(MOST_SIMILAR_FIRST);
        var moved = new ArrayList<Candidate>();
        var matchedInBase = new HashSet<String>();
        var matchedInHead = new HashSet<String>();
        for (var candidate : candidates) {
            String idInBase = candidate.base().id();
            String idInHead = candidate.head().id();
            if (!matchedInBase.contains(idInBase) && !matchedInHead.contains(idInHead)) {
                matchedInBase.add(idInBase);
                matchedInHead.add(idInHead);
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
            var candidatesInBase = new LinkedHashMap<String, Site>();
            for (String key : SiteSimilarity.keys(site)) {
                var known = byKey.getOrDefault(key, List.of());
                if (known.size() <= MAX_SITES_PER_KEY) {
                    known.forEach(other -> candidatesInBase.putIfAbsent(other.id(), other));
                }
            }
            for (var other : candidatesInBase.values()) {
                double similarity = SiteSimilarity.of(other, site);
                if (similarity >= SiteSimilarity.THRESHOLD) {
                    candidates.add(new Candidate(other, site, similarity, SiteSimilarity.details(other, site)));
                }
            }
        }
        return candidates;
    }
}
