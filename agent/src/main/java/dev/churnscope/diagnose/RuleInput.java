// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.Ports;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import java.util.List;
import java.util.stream.Stream;

/** What rules look at: a report without its findings. */
record RuleInput(List<Site> sites, Ports ports, double seconds) {

    /** Fewer of a kind are no pattern: a process has to begin, and a connection may fail. */
    static final int MIN_COUNT = 5;

    /** Returns a site's connections but for as many as were open at one time, and for one with each address. */
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
