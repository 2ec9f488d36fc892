// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.Ports;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import java.util.List;
import java.util.stream.Stream;

/** The input of rules: a report without its findings. */
record RuleInput(List<Site> sites, Ports ports, double seconds) {

    /** Minimum number of occurrences for a pattern: a process has to start up, and single connections may fail. */
    static final int MIN_COUNT = 5;

    /**
     * Returns a site's connections beyond those that it needed: as many as were open at one time, and at least one per address.
     */
    static long beyondNeed(Site site) {
        return site.opened() - Math.max(site.peakOpen(), site.destinations().size());
    }

    Stream<Site> clients() {
        return sites.stream().filter(site -> site.role() == Role.CLIENT);
    }

    Stream<Site> servers() {
        return sites.stream().filter(site -> site.role() == Role.SERVER);
    }
}
