// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import java.util.List;

/**
 * How the report of a row compares with what the other end saw.
 *
 * @param accepted connections that the other end accepted
 * @param opened connections that the report has
 * @param placed connections that the report has at the line that asked for them
 * @param labels how the report calls the client
 * @param served requests that the other end served, null where it does not know
 * @param requests requests that the report has, null for none
 * @param reuseRatio that of the report's totals, null for none
 * @param problems one line each
 */
public record Verdict(
        long accepted,
        long opened,
        long placed,
        String labels,
        Long served,
        Long requests,
        Double reuseRatio,
        List<String> problems) {

    /** Of a row whose program, or whose report as a whole, failed. */
    static Verdict failed(Throwable failure) {
        return new Verdict(0, 0, 0, "", null, null, null, List.of(String.valueOf(failure.getMessage())));
    }
}
