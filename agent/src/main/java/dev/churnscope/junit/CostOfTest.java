// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.junit;

import dev.churnscope.model.Report;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The connections of a test, or of a test class, by the call site that opened them. */
record CostOfTest(List<CostOfSite> sites) {

    /** Returns the difference between two reports, for connections that this process opened. */
    static CostOfTest between(Report before, Report after) {
        var sitesBefore = before.sites().stream().collect(Collectors.toMap(Site::id, Function.identity()));
        return new CostOfTest(after.sites().stream()
                .filter(site -> site.role() == Role.CLIENT)
                .map(site -> CostOfSite.between(sitesBefore.get(site.id()), site))
                .toList());
    }

    long opened() {
        return sum(CostOfSite::opened);
    }

    long closedFirst() {
        return sum(CostOfSite::closedFirst);
    }

    long leaked() {
        return sum(CostOfSite::leaked);
    }

    long requests() {
        return sum(CostOfSite::requests);
    }

    /** Returns the number of connections opened by call sites of HTTP clients. */
    long openedForHttp() {
        return sum(site -> site.isHttp() ? site.opened() : 0);
    }

    /** Returns the share of requests that needed no new connection; NaN if there was no request. */
    double reuse() {
        // Not 1 - opened / requests, which for 9 and 10 is slightly less than 0.1.
        return requests() == 0 ? Double.NaN : Math.max(0, (double) (requests() - openedForHttp()) / requests());
    }

    private long sum(ToLongFunction<CostOfSite> count) {
        return sites.stream().mapToLong(count).sum();
    }
}
