// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Report;
import dev.churnscope.text.Numbers;
import java.util.Optional;

/**
 * The number of HTTP requests, and the share of them that needed no new connection.
 *
 * <p>Only sites with HTTP requests count, whereas {@code totals.reuseRatio} includes the connections of databases and raw
 * sockets.
 */
public record HttpReuse(long requests, double ratio) {

    /** Returns the reuse of all call sites with HTTP requests; empty if there is none. */
    public static Optional<HttpReuse> of(Report report) {
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
    public String share() {
        return Numbers.percent(ratio) + " on a reused connection";
    }

    /** Returns requests and share in words. */
    String sentence() {
        return Numbers.of(requests, "HTTP request", "HTTP requests") + ", " + share();
    }
}
