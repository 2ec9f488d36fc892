// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Site;
import dev.churnscope.text.MostFirst;
import dev.churnscope.text.Numbers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Describes why connects of a site failed. */
final class ConnectFailures {

    private ConnectFailures() {}

    /** Returns the reasons, most frequent first. */
    static List<Map.Entry<String, Long>> of(Site site) {
        return MostFirst.mostFirst(site.connectFailures());
    }

    static String summary(Site site) {
        String reasons = of(site).stream()
                .map(reason -> Numbers.exact(reason.getValue()) + " " + inWords(reason.getKey()))
                .collect(Collectors.joining(", "));
        return reasons.isEmpty() ? Numbers.exact(site.connectFailed()) : reasons;
    }

    static String inWords(String reason) {
        return switch (reason) {
            case "timedOut" -> "timed out";
            case "noPort" -> "no free port";
            case "closed" -> "closed meanwhile";
            case "other" -> "for another reason";
            default -> reason;
        };
    }
}
