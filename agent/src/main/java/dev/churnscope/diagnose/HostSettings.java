// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.Ports;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A kernel setting makes the effects of churn worse. Changing it is never the fix: code that keeps its connections does not use
 * up ports.
 */
final class HostSettings implements Rule {

    /** Utilization of the ports to one destination below which settings do not matter. */
    private static final double NOTABLE = 0.3;

    /** The kernel's default, 32768 to 60999. */
    private static final int DEFAULT_PORTS = 28232;

    private static final String TIMESTAMPS = "net.ipv4.tcp_timestamps";

    @Override
    public String id() {
        return "host-settings";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput input) {
        var ports = input.ports();
        boolean isTight = ports.destinations().stream()
                        .anyMatch(use -> use.utilization() * SeverityThresholds.certainty(input.seconds()) >= NOTABLE)
                || input.clients().anyMatch(site -> site.connectFailures().containsKey("noPort"));
        var harmful = isTight ? harmful(ports) : Map.<String, Object>of();
        return harmful.isEmpty()
                ? List.of()
                : List.of(new Suspicion(id(), null, null, 0, 0, Severity.INFO, Severity.INFO, harmful));
    }

    private static Map<String, Object> harmful(Ports ports) {
        var harmful = new LinkedHashMap<String, Object>();
        if (ports.capacity() < DEFAULT_PORTS) {
            harmful.put("ports", (long) ports.capacity());
        }
        // The default, 2, allows reuse on loopback only.
        if (!"1".equals(ports.settings().get(Ports.TW_REUSE))) {
            harmful.put(Ports.TW_REUSE, String.valueOf(ports.settings().get(Ports.TW_REUSE)));
        }
        if ("0".equals(ports.settings().get(TIMESTAMPS))) {
            harmful.put(TIMESTAMPS, "0");
        }
        return harmful;
    }
}
