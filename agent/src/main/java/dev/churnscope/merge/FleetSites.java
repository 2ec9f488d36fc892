// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.merge;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Merges sites by id, which is the same in each JVM; their number is bounded. */
final class FleetSites {

    private static final CallSite OVERFLOW = new CallSite(CallSite.OVERFLOW_CLASS, "", null, null);

    private final int maxSites;
    private final Map<String, FleetSite> sites = new LinkedHashMap<>();
    private final Map<Role, FleetSite> overflow = new HashMap<>();
    private final Map<String, Role> roleOfOverflowed = new HashMap<>();
    private long overflowed;

    FleetSites(int maxSites) {
        this.maxSites = maxSites;
    }

    void add(List<Site> added) {
        added.forEach(this::add);
    }

    private void add(Site site) {
        var known = sites.get(site.id());
        if (known != null) {
            known.add(site);
        } else if (sites.size() < maxSites) {
            var fresh = new FleetSite(site);
            fresh.add(site);
            sites.put(site.id(), fresh);
        } else {
            overflowed += site.opened();
            overflow.computeIfAbsent(site.role(), FleetSites::overflowOf).addCountsOnly(site);
            // Bounded like the sites; a finding of a site that is not kept still has its line.
            if (roleOfOverflowed.size() < maxSites) {
                roleOfOverflowed.put(site.id(), site.role());
            }
        }
    }

    private static FleetSite overflowOf(Role role) {
        return new FleetSite("more-" + role.label(), role, OVERFLOW, "various");
    }

    /** Whether a site has its own row. */
    boolean has(String id) {
        return sites.containsKey(id);
    }

    /** Returns the id under which the connections of a site are counted. */
    String idOf(String id) {
        var role = roleOfOverflowed.get(id);
        return has(id) || role == null ? id : "more-" + role.label();
    }

    /** Returns the connections that are counted under an overflow site. */
    long overflowed() {
        return overflowed;
    }

    List<Site> sites() {
        return Stream.concat(sites.values().stream(), overflow.values().stream())
                .map(FleetSite::site)
                .sorted(Site.BY_COST)
                .toList();
    }
}
