// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Report;
import java.util.Optional;

/**
 * How many HTTP requests there were, and which share of them needed no new connection.
 *
 * <p>Of the sites that sent or answered any: {@code totals.reuseRatio} counts every connection, of databases and raw sockets as
 * well.
 */
record HttpReuse(long requests, double ratio) {

    static Optional<HttpReuse> of(Report report) {
        long requests = 0;
        long opened = 0;
        for (var site : report.sites()) {
            if (site.requests() != null) {
                requests += site.requests();
                opened += site.opened();
            }
        }
        return requests <= 0
                ? Optional.empty()
                : Optional.of(new HttpReuse(requests, Math.max(0, 1 - (double) opened / requests)));
    }

    /** Returns the share in words. */
    String share() {
        return Numbers.percent(ratio) + " on a reused connection";
    }

    /** Returns all in words. */
    String sentence() {
        return Numbers.of(requests, "HTTP request", "HTTP requests") + ", " + share();
    }
}
