// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Numbers by name, as the model has them for reasons of all kinds. */
final class MostFirst {

    private MostFirst() {}

    /** Returns the entries, most first; what a damaged report has no number for is left out. */
    static List<Map.Entry<String, Long>> mostFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() != null)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }
}
