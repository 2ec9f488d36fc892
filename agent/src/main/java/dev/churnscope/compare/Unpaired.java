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

/** Findings that have no counterpart yet, with indexes to look them up by a key that a counterpart shares. */
final class Unpaired {

    private final List<Finding> findings;
    private final boolean[] taken;

    Unpaired(List<Finding> findings) {
        this.findings = findings;
        this.taken = new boolean[findings.size()];
    }

    /** Returns an index by a key of each finding; findings whose key is null are not in it. */
    Index by(Function<Finding, @Nullable Object> keyOf) {
        var byKey = new HashMap<Object, Deque<Integer>>();
        for (int i = 0; i < findings.size(); i++) {
            @Nullable Object key = keyOf.apply(findings.get(i));
            if (key != null) {
                byKey.computeIfAbsent(key, some -> new ArrayDeque<>()).add(i);
            }
        }
        return new Index(byKey);
    }

    Finding take(int index) {
        taken[index] = true;
        return findings.get(index);
    }

    /** Returns those without a counterpart, in their order. */
    List<Finding> left() {
        var left = new ArrayList<Finding>();
        for (int i = 0; i < findings.size(); i++) {
            if (!taken[i]) {
                left.add(findings.get(i));
            }
        }
        return left;
    }

    /** The indices of findings by a key. */
    final class Index {

        /** Greater than any index. */
        static final int NONE = Integer.MAX_VALUE;

        private final Map<Object, Deque<Integer>> byKey;

        private Index(Map<Object, Deque<Integer>> byKey) {
            this.byKey = byKey;
        }

        /** Returns the index of the first unpaired finding with the key, or {@link #NONE}. */
        int first(@Nullable Object key) {
            var all = byKey.get(key);
            while (all != null && !all.isEmpty() && taken[all.element()]) {
                all.remove();
            }
            return all == null || all.isEmpty() ? NONE : all.element();
        }

        /** Returns the index of the first unpaired finding with the key that matches the predicate, or {@link #NONE}. */
        int first(@Nullable Object key, Predicate<Finding> matches) {
            for (int index : byKey.getOrDefault(key, new ArrayDeque<>())) {
                if (!taken[index] && matches.test(findings.get(index))) {
                    return index;
                }
            }
            return NONE;
        }
    }
}
