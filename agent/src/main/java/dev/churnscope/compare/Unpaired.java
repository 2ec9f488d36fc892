// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import dev.churnscope.model.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Findings that have no counterpart yet, found by one thing that a counterpart has in common with them. */
final class Unpaired {

    private final List<Finding> findings;
    private final boolean[] taken;

    Unpaired(List<Finding> findings) {
        this.findings = findings;
        this.taken = new boolean[findings.size()];
    }

    /** Returns an index by what each of them has; null for none of that. */
    Index by(Function<Finding, @Nullable Object> thing) {
        var places = new HashMap<Object, Deque<Integer>>();
        for (int i = 0; i < findings.size(); i++) {
            @Nullable Object key = thing.apply(findings.get(i));
            if (key != null) {
                places.computeIfAbsent(key, some -> new ArrayDeque<>()).add(i);
            }
        }
        return new Index(places);
    }

    Finding take(int place) {
        taken[place] = true;
        return findings.get(place);
    }

    /** Returns all that are left, in their order. */
    List<Finding> left() {
        var left = new ArrayList<Finding>();
        for (int i = 0; i < findings.size(); i++) {
            if (!taken[i]) {
                left.add(findings.get(i));
            }
        }
        return left;
    }

    /** Where those are that have something. */
    final class Index {

        /** Behind all places. */
        static final int NONE = Integer.MAX_VALUE;

        private final Map<Object, Deque<Integer>> places;

        private Index(Map<Object, Deque<Integer>> places) {
            this.places = places;
        }

        /** Returns the place of the first, or {@link #NONE}. */
        int first(@Nullable Object thing) {
            var all = places.get(thing);
            while (all != null && !all.isEmpty() && taken[all.element()]) {
                all.remove();
            }
            return all == null || all.isEmpty() ? NONE : all.element();
        }

        /** Returns the place of the first of them that a predicate is true of, or {@link #NONE}. */
        int first(@Nullable Object thing, Predicate<Finding> isIt) {
            for (int place : places.getOrDefault(thing, new ArrayDeque<>())) {
                if (!taken[place] && isIt.test(findings.get(place))) {
                    return place;
                }
            }
            return NONE;
        }
    }
}
