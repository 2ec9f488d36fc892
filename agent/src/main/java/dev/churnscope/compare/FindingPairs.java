// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import dev.churnscope.model.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the findings of one report in another.
 *
 * <p>A mistake is the same if the rule is, at the same site, or else in the same method to change. A line does not matter. Of
 * several in one method each has one counterpart, so that a second mistake beside an old one is new.
 */
final class FindingPairs {

    /** The name in a finding's evidence under which it lists the rules that saw the same mistake. */
    private static final String SEEN_AS = "seenAs";

    private final Map<String, String> baseIdOfHead = new HashMap<>();

    private FindingPairs(List<SitePair> sites) {
        for (var pair : sites) {
            if (pair.base() != null && pair.head() != null) {
                baseIdOfHead.put(pair.head().id(), pair.base().id());
            }
        }
    }

    /** Returns each finding of both reports once: those of the later one in its order, then those that are gone. */
    static List<FindingChange> of(List<Finding> base, List<Finding> head, List<SitePair> sites) {
        return new FindingPairs(sites).pair(base, head);
    }

    private List<FindingChange> pair(List<Finding> base, List<Finding> head) {
        var left = new ArrayList<>(base);
        var before = new LinkedHashMap<Integer, Finding>();
        // The surest first, over all findings, so that none takes the counterpart of another.
        for (BiPredicate<Finding, Finding> isSame : List.<BiPredicate<Finding, Finding>>of(
                (old, now) -> isSameRule(old, now) && isSameSite(old, now) && isSameMethod(old, now),
                (old, now) -> isSameRule(old, now) && (isSameSite(old, now) || isSameMethod(old, now)),
                (old, now) -> isSameSite(old, now) && (isSeenAs(old, now) || isSeenAs(now, old)))) {
            for (int i = 0; i < head.size(); i++) {
                if (!before.containsKey(i)) {
                    var now = head.get(i);
                    Optional<Finding> same =
                            left.stream().filter(old -> isSame.test(old, now)).findFirst();
                    if (same.isPresent()) {
                        before.put(i, same.get());
                        left.remove(same.get());
                    }
                }
            }
        }
        var changes = new ArrayList<FindingChange>();
        for (int i = 0; i < head.size(); i++) {
            var old = before.get(i);
            changes.add(new FindingChange(old == null ? Presence.NEW : Presence.BOTH, head.get(i), old));
        }
        left.forEach(old -> changes.add(new FindingChange(Presence.GONE, old, old)));
        return changes;
    }

    private static boolean isSameRule(Finding old, Finding now) {
        return old.rule().equals(now.rule());
    }

    private boolean isSameSite(Finding old, Finding now) {
        @Nullable String site = now.siteId();
        return site == null
                ? old.siteId() == null && old.callSite() == null && now.callSite() == null
                : baseIdOfHead.getOrDefault(site, site).equals(old.siteId());
    }

    private static boolean isSameMethod(Finding old, Finding now) {
        var a = old.callSite();
        var b = now.callSite();
        return a == null || b == null
                ? a == b
                : a.className().equals(b.className()) && a.method().equals(b.method());
    }

    /** Several rules may fit one mistake; which one stands for the others may differ from run to run. */
    private static boolean isSeenAs(Finding one, Finding other) {
        return one.evidence().get(SEEN_AS) instanceof Collection<?> rules && rules.contains(other.rule());
    }
}
