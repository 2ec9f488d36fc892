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
 * @param nanos the time of the sample by the process's own clock; only differences are meaningful
 * @param windowSeconds how long the process has been counting
 * @param reportSeconds how long its current reporting window, and so that of the findings, has been counting, if a new
 *     one was begun; else null
 * @param opened connections opened by all sites, including those that are left out; the other counts likewise
 * @param requests HTTP requests carried, or null if none was seen
 * @param findings the number of findings by severity; null if they were not determined yet
 * @param siteCount the number of all sites
 * @param sites the most active sites
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
