// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import dev.churnscope.model.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Matches the findings of one report with those of another.
 *
 * <p>Two findings are the same mistake if they have the same rule and the same site, or else the same method to change. The line
 * does not matter. Each finding has at most one counterpart, so a second mistake in the same method is new.
 */
final class FindingPairs {

    /** The key in a finding's evidence that lists the other rules which matched the same mistake. */
    private static final String SEEN_AS = "seenAs";

    /** Stands for the site of a finding about the process as a whole. */
    private static final Object PROCESS = new Object();

    private final Map<String, String> baseIdOfHead = new HashMap<>();

    private FindingPairs(List<SitePair> sites) {
        for (var pair : sites) {
            if (pair.base() != null && pair.head() != null) {
                baseIdOfHead.put(pair.head().id(), pair.base().id());
            }
        }
    }

    /**
     * Returns each finding of both reports once: those of the later one in its order, then those that only the earlier one has.
     */
    static List<FindingChange> of(List<Finding> base, List<Finding> head, List<SitePair> sites) {
        return new FindingPairs(sites).pair(base, head);
    }

    private List<FindingChange> pair(List<Finding> base, List<Finding> head) {
        var unpaired = new Unpaired(base);
        var byAll = unpaired.by(old -> all(old.rule(), site(old), method(old)));
        var bySite = unpaired.by(old -> all(old.rule(), site(old)));
        var byMethod = unpaired.by(old -> all(old.rule(), method(old)));
        var bySiteAlone = unpaired.by(FindingPairs::site);
        var before = new HashMap<Integer, Finding>();
        // The surest match first, over all findings, so that no finding takes another one's counterpart.
        for (ToIntFunction<Finding> counterpart : List.<ToIntFunction<Finding>>of(
                now -> byAll.first(all(now.rule(), siteInBase(now), method(now))),
                now -> Math.min(
                        bySite.first(all(now.rule(), siteInBase(now))), byMethod.first(all(now.rule(), method(now)))),
                now -> bySiteAlone.first(siteInBase(now), old -> isSeenAs(old, now) || isSeenAs(now, old)))) {
            for (int i = 0; i < head.size(); i++) {
                if (!before.containsKey(i)) {
                    int index = counterpart.applyAsInt(head.get(i));
                    if (index != Unpaired.Index.NONE) {
                        before.put(i, unpaired.take(index));
                    }
                }
            }
        }
        var changes = new ArrayList<FindingChange>();
        for (int i = 0; i < head.size(); i++) {
            var old = before.get(i);
            changes.add(new FindingChange(old == null ? Presence.NEW : Presence.BOTH, head.get(i), old));
        }
        unpaired.left().forEach(old -> changes.add(new FindingChange(Presence.GONE, old, old)));
        return changes;
    }

    /** Returns a key made of all parts, or null if one of them is null. */
    private static @Nullable Object all(@Nullable Object... parts) {
        return Arrays.asList(parts).contains(null) ? null : Arrays.asList(parts);
    }

    /** Returns the site of a finding; null if it has a call site but no site id, which matches nothing. */
    private static @Nullable Object site(Finding finding) {
        return finding.siteId() != null ? finding.siteId() : finding.callSite() == null ? PROCESS : null;
    }

    private @Nullable Object siteInBase(Finding now) {
        @Nullable String site = now.siteId();
        return site == null ? site(now) : baseIdOfHead.getOrDefault(site, site);
    }

    private static Object method(Finding finding) {
        var at = finding.callSite();
        return at == null ? PROCESS : List.of(at.className(), at.method());
    }

    /** Several rules may match one mistake; which of them is reported may differ from run to run. */
    private static boolean isSeenAs(Finding one, Finding other) {
        return one.evidence().get(SEEN_AS) instanceof Collection<?> rules && rules.contains(other.rule());
    }
}
