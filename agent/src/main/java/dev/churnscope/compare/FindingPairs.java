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
 * Finds the findings of one report in another.
 *
 * <p>A mistake is the same if the rule is, at the same site, or else in the same method to change. A line does not matter. Of
 * several in one method each has one counterpart, so that a second mistake beside an old one is new.
 */
final class FindingPairs {

    /** The name in a finding's evidence under which it lists the rules that saw the same mistake. */
    private static final String SEEN_AS = "seenAs";

    /** Stands for the place of what is wrong with the process as a whole. */
    private static final Object PROCESS = new Object();

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
        var unpaired = new Unpaired(base);
        var byAll = unpaired.by(old -> all(old.rule(), site(old), method(old)));
        var bySite = unpaired.by(old -> all(old.rule(), site(old)));
        var byMethod = unpaired.by(old -> all(old.rule(), method(old)));
        var bySiteAlone = unpaired.by(FindingPairs::site);
        var before = new HashMap<Integer, Finding>();
        // The surest first, over all findings, so that none takes the counterpart of another.
        for (ToIntFunction<Finding> counterpart : List.<ToIntFunction<Finding>>of(
                now -> byAll.first(all(now.rule(), siteInBase(now), method(now))),
                now -> Math.min(
                        bySite.first(all(now.rule(), siteInBase(now))), byMethod.first(all(now.rule(), method(now)))),
                now -> bySiteAlone.first(siteInBase(now), old -> isSeenAs(old, now) || isSeenAs(now, old)))) {
            for (int i = 0; i < head.size(); i++) {
                if (!before.containsKey(i)) {
                    int place = counterpart.applyAsInt(head.get(i));
                    if (place != Unpaired.Index.NONE) {
                        before.put(i, unpaired.take(place));
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

    /** Returns what has the same things in common, or null if one of them is none. */
    private static @Nullable Object all(@Nullable Object... things) {
        return Arrays.asList(things).contains(null) ? null : Arrays.asList(things);
    }

    /** Returns the site of a finding; null if it has a line without a site, which is like no other. */
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

    /** Several rules may fit one mistake; which one stands for the others may differ from run to run. */
    private static boolean isSeenAs(Finding one, Finding other) {
        return one.evidence().get(SEEN_AS) instanceof Collection<?> rules && rules.contains(other.rule());
    }
}
