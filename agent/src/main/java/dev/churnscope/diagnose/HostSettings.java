// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.Ports;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A setting of the kernel makes churn worse than it has to be. Never the cure: a code path that keeps its connections needs
 * no port at all.
 */
final class HostSettings implements Rule {

    /** Of the ports to one destination: below that, no setting matters. */
    private static final double NOTABLE = 0.3;

    /** The kernel's default, 32768 to 60999. */
    private static final int DEFAULT_PORTS = 28232;

    private static final String TIMESTAMPS = "net.ipv4.tcp_timestamps";

    @Override
    public String id() {
        return "host-settings";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput evidence) {
        var ports = evidence.ports();
        boolean isTight = ports.destinations().stream()
                        .anyMatch(
                                use -> use.utilization() * SeverityThresholds.certainty(evidence.seconds()) >= NOTABLE)
                || evidence.clients().anyMatch(site -> site.connectFailures().containsKey("noPort"));
        var worse = isTight ? worse(ports) : Map.<String, Object>of();
        return worse.isEmpty()
                ? List.of()
                : List.of(new Suspicion(id(), null, null, 0, 0, Severity.INFO, Severity.INFO, worse));
    }

    private static Map<String, Object> worse(Ports ports) {
        var worse = new LinkedHashMap<String, Object>();
        if (ports.capacity() < DEFAULT_PORTS) {
            worse.put("ports", (long) ports.capacity());
        }
        // By default, 2, it reuses on loopback alone.
        if (!"1".equals(ports.settings().get(Ports.TW_REUSE))) {
            worse.put(Ports.TW_REUSE, String.valueOf(ports.settings().get(Ports.TW_REUSE)));
        }
        if ("0".equals(ports.settings().get(TIMESTAMPS))) {
            worse.put(TIMESTAMPS, "0");
        }
        return worse;
    }
}
