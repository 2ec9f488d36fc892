// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.model.Role;
import dev.churnscope.stack.Caller;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/**
 * The sites of this process, one per role, class, method and client.
 *
 * <p>Holds a bounded number of sites; the connections of any further site are counted under one overflow site per role.
 * Safe for use by any number of threads.
 */
public final class SiteTable {

    private final Quota quota;
    private final OpenerTable openers = new OpenerTable();
    private final ConcurrentHashMap<String, SiteCounters> sites = new ConcurrentHashMap<>();

    /** The site of each id; guarded by itself, and used only for reports. */
    private final Map<String, SiteKey> ids = new HashMap<>();

    /** @param maxSites the maximum number of sites, apart from the overflow sites */
    public SiteTable(int maxSites) {
        this.quota = new Quota(maxSites);
    }

    /** Returns the opener of a caller, role and transport. */
    public Opener opener(Caller caller, Role role, int transport) {
        var opener = openers.get(caller, role, transport);
        if (opener == null) {
            // Two threads may both get here: they get the same counters.
            opener = newOpener(caller, role, transport);
            openers.put(caller, role, transport, opener);
        }
        return opener;
    }

    private Opener newOpener(Caller caller, Role role, int transport) {
        var key = new SiteKey(
                role, caller.callSite().className(), caller.callSite().method(), clientOf(caller, role, transport));
        var site = sites.get(key.text());
        if (site == null) {
            // Within computeIfAbsent, so that concurrent threads take only one permit per key.
            site = sites.computeIfAbsent(key.text(), text -> quota.tryAcquire() ? new SiteCounters(key, caller) : null);
        }
        if (site == null) {
            site = overflow(role);
        }
        return new Opener(
                site,
                caller,
                site.line(site.isOverflow() ? null : caller.callSite().line()));
    }

    private SiteCounters overflow(Role role) {
        var callSite = Caller.OVERFLOW.callSite();
        var key = new SiteKey(role, callSite.className(), callSite.method(), "various");
        var fresh = new SiteCounters(key, Caller.OVERFLOW);
        var known = sites.putIfAbsent(key.text(), fresh);
        return known == null ? fresh : known;
    }

    /** Returns every site, the overflow sites included. */
    public Collection<SiteCounters> all() {
        return sites.values();
    }

    /** Returns the sum of a count over all sites. */
    public long sum(ToLongFunction<SiteCounters> count) {
        return sites.values().stream().mapToLong(count).sum();
    }

    /** Returns the id of a site, the same for as long as the process runs. */
    public String idOf(SiteCounters site) {
        // Eight digits are easy to read; if two sites of one process share them, the second gets all sixteen.
        synchronized (ids) {
            String id = site.key().shortId();
            var holder = ids.putIfAbsent(id, site.key());
            return holder == null || holder.equals(site.key()) ? id : site.key().longId();
        }
    }

    private static String clientOf(Caller caller, Role role, int transport) {
        String label = role == Role.CLIENT ? caller.clientLabel() : null;
        return label == null ? Transport.label(role, transport) : label;
    }
}
