// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A detected problem, with its evidence and its fix.
 *
 * @param rule the rule's id
 * @param severity {@code high}, {@code medium}, {@code low} or {@code info}
 * @param siteId the site that opened the connections, or null for the process as a whole
 * @param callSite the line to change
 * @param evidence numbers by name
 * @param estimate what the fix saves, by unit
 */
public record Finding(
        String rule,
        String severity,
        @Nullable String siteId,
        @Nullable CallSite callSite,
        String title,
        Map<String, Object> evidence,
        String advice,
        String link,
        Map<String, Double> estimate) {

    public Finding {
        evidence = OrEmpty.map(evidence);
        estimate = OrEmpty.map(estimate);
    }
}
