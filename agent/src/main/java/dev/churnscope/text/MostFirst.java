// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.text;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Sorts counts by name, such as the model's counts by reason. */
public final class MostFirst {

    private MostFirst() {}

    /** Returns the entries, highest count first; entries that have no number in a damaged report are omitted. */
    public static List<Map.Entry<String, Long>> mostFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() != null)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }
}
