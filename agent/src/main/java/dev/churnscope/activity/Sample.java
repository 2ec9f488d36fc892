// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.activity;

import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.ProcessInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The counters of a process at one moment.
 *
 * @param nanos the moment, by the process's own clock: only differences mean something
 * @param windowSeconds for how long the process has been counting
 * @param reportSeconds for how long its reports, and so the findings, have been counting, where somebody has let them begin
 *     anew; else null
 * @param opened like what follows, of all sites, also of those that are left out
 * @param requests HTTP requests carried, or null where none was seen
 * @param findings how many there are, by severity; null where nobody has looked yet
 * @param siteCount the sites that there are
 * @param sites those where most happens
 */
public record Sample(
        long nanos,
        ProcessInfo process,
        double windowSeconds,
        @Nullable Double reportSeconds,
        long opened,
        long connectFailed,
        CloseCounts closes,
        @Nullable Long requests,
        PortActivity ports,
        @Nullable Map<String, Long> findings,
        int siteCount,
        List<SiteActivity> sites) {

    public Sample {
        sites = sites == null ? List.of() : List.copyOf(sites);
    }

    /** Whether no site is left out. */
    public boolean hasAllSites() {
        return sites.size() >= siteCount;
    }
}
