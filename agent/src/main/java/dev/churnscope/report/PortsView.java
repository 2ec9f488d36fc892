// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Ports;
import dev.churnscope.model.Report;
import dev.churnscope.model.Site;
import dev.churnscope.text.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The port budget in the form that templates need.
 *
 * @param facts facts about the whole host
 * @param leftBy the sites that left sockets in TIME_WAIT
 * @param uses the port use by destination, highest first
 * @param exhausted a sentence about the first time that no port was free, or null
 * @param holders the sites that held the ports then
 * @param settings the kernel settings
 */
record PortsView(
        List<Fact> facts,
        List<Holder> leftBy,
        List<Use> uses,
        @Nullable String exhausted,
        List<Holder> holders,
        List<Setting> settings) {

    /** A labelled sentence. */
    record Fact(String name, String value) {}

    /** A call site, or just its id if the report does not have it, with what it holds. */
    record Holder(String count, @Nullable CallSiteView where, String siteId) {}

    /**
     * The share of the ports that one destination uses.
     *
     * @param permille the share of all ports, at most 1000
     */
    record Use(String endpoint, String perSecond, String ports, String share, int permille, String exhaustedIn) {}

    /** A setting, its value and the effect on TIME_WAIT. */
    record Setting(String name, String value, String meaning) {}

    static PortsView of(Report report) {
        var ports = report.ports();
        var callSites = new HashMap<String, CallSiteView>();
        for (Site site : report.sites()) {
            callSites.put(site.id(), CallSiteView.of(site.callSite()));
        }
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Ephemeral ports", PortsText.ephemeral(ports)));
        PortsText.budget(ports).ifPresent(budget -> facts.add(new Fact("Budget", budget)));
        facts.add(new Fact("TIME_WAIT", PortsText.timeWait(ports)));
        var exhaustion = ports.exhaustion();
        return new PortsView(
                facts,
                ports.timeWait().bySite().stream()
                        .map(left -> holder(Numbers.exact(left.count()), left.siteId(), callSites))
                        .toList(),
                ports.destinations().stream().map(PortsView::use).toList(),
                exhaustion == null
                        ? null
                        : PortsText.exhausted(exhaustion, endpoint(exhaustion.address(), exhaustion.port())),
                exhaustion == null
                        ? List.of()
                        : exhaustion.holders().stream()
                                .map(held -> holder(
                                        Numbers.exact(held.open()) + " open and " + Numbers.exact(held.timeWait())
                                                + " in TIME_WAIT",
                                        held.siteId(),
                                        callSites))
                                .toList(),
                ports.settings().entrySet().stream()
                        .filter(setting -> PortsText.isShown(setting.getKey(), setting.getValue()))
                        .map(setting -> new Setting(
                                setting.getKey(),
                                String.valueOf(setting.getValue()),
                                PortsText.meaning(setting.getKey(), setting.getValue())))
                        .toList());
    }

    public boolean hasLeftBy() {
        return !leftBy.isEmpty();
    }

    public boolean hasUses() {
        return !uses.isEmpty();
    }

    public boolean hasSettings() {
        return !settings.isEmpty();
    }

    private static Holder holder(String count, String siteId, Map<String, CallSiteView> callSites) {
        return new Holder(count, callSites.get(siteId), String.valueOf(siteId));
    }

    private static Use use(Ports.DestinationUse use) {
        return new Use(
                endpoint(use.address(), use.port()),
                Numbers.decimal(use.activeClosesPerSecond()),
                Numbers.decimal(use.projectedTimeWait()),
                Numbers.percent(use.utilization()),
                (int) Math.round(1000 * Math.min(1, Math.max(0, use.utilization()))),
                use.secondsToExhaustion() == null ? "" : Numbers.millis(use.secondsToExhaustion() * 1000));
    }

    private static String endpoint(@Nullable String address, int port) {
        String host = address == null ? "unknown" : address;
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
