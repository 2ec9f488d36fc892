// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Ports;
import dev.churnscope.model.Report;
import dev.churnscope.text.Lettering;
import dev.churnscope.text.Numbers;
import dev.churnscope.text.Padding;
import dev.churnscope.text.TextPage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Renders the port budget of the host: how many ports there are, how many are used, and the settings that decide it. */
final class PortsText {

    private static final int MAX_DESTINATIONS = 5;
    private static final int MAX_SITES = 5;
    /** Not shown as a setting, since the range is shown anyway. */
    private static final String RANGE = "net.ipv4.ip_local_port_range";

    private final TextPage page;
    private final Report report;
    private final Ports ports;

    PortsText(TextPage page, Report report) {
        this.page = page;
        this.report = report;
        this.ports = report.ports();
    }

    void write() {
        page.line(start("ephemeral") + ephemeral(ports));
        budget(ports).ifPresent(budget -> page.line(start("budget") + budget));
        page.line(start("TIME_WAIT") + timeWait(ports));
        leftBy();
        uses();
        if (ports.exhaustion() != null) {
            exhaustion(ports.exhaustion());
        }
        settings(page, ports.settings());
    }

    private void leftBy() {
        var sites = ports.timeWait().bySite();
        var shown = sites.subList(0, Math.min(sites.size(), MAX_SITES));
        var counts = column(shown.stream().map(Ports.SiteTimeWait::count));
        for (int i = 0; i < shown.size(); i++) {
            place(start(i == 0 ? "left by" : "") + counts.get(i), shown.get(i).siteId());
        }
        more(sites.size() - MAX_SITES);
    }

    private void uses() {
        var uses = ports.destinations();
        for (int i = 0; i < Math.min(uses.size(), MAX_DESTINATIONS); i++) {
            page.line(start(i == 0 ? "used by" : "") + use(uses.get(i), page.lettering()));
        }
        more(uses.size() - MAX_DESTINATIONS);
    }

    private void exhaustion(Ports.Exhaustion exhaustion) {
        String to = Destinations.endpoint(exhaustion.address(), exhaustion.port(), page.lettering());
        page.paragraph(start("exhausted"), exhausted(exhaustion, to));
        var holders = exhaustion.holders();
        var shown = holders.subList(0, Math.min(holders.size(), MAX_SITES));
        var open = column(shown.stream().map(Ports.Holder::open));
        var timeWait = column(shown.stream().map(Ports.Holder::timeWait));
        for (int i = 0; i < shown.size(); i++) {
            place(
                    start(i == 0 ? "held by" : "") + open.get(i) + " open and " + timeWait.get(i) + " in TIME_WAIT",
                    shown.get(i).siteId());
        }
        more(holders.size() - MAX_SITES);
    }

    static String exhausted(Ports.Exhaustion exhaustion, String to) {
        return "no port was free for " + to + " at " + exhaustion.at()
                + (exhaustion.timeWait() == null
                        ? ""
                        : "; " + Numbers.exact(exhaustion.timeWait()) + " were in TIME_WAIT to that destination");
    }

    private void more(int number) {
        if (number > 0) {
            page.line(start("") + "and " + Numbers.exact(number) + " more");
        }
    }

    /** Appends the call site of a site to a text, or the id if the report does not have the site. */
    private void place(String before, String siteId) {
        var site =
                report.sites().stream().filter(any -> any.id().equals(siteId)).findFirst();
        if (site.isPresent()) {
            page.place(before + "  ", site.get().callSite());
        } else {
            page.line(before + "  " + siteId);
        }
    }

    /** Returns right-aligned numbers. */
    private static List<String> column(Stream<Long> numbers) {
        var cells = numbers.map(Numbers::exact).toList();
        int width = cells.stream().mapToInt(String::length).max().orElse(0);
        return cells.stream().map(cell -> Padding.right(cell, width)).toList();
    }

    static String ephemeral(Ports ports) {
        String range = ports.range().size() < 2
                ? ""
                : ports.range().get(0) + " to " + ports.range().get(1) + ": ";
        return range + Numbers.exact(ports.capacity()) + " ports for connections to any one address and port";
    }

    static Optional<String> budget(Ports ports) {
        double perSecond = ports.timeWaitSeconds() > 0 ? ports.capacity() / ports.timeWaitSeconds() : 0;
        return perSecond > 0 && !"1".equals(ports.settings().get(Ports.TW_REUSE))
                ? Optional.of(Numbers.exact((long) perSecond)
                        + " connections a second to one address and port, if this host closes them first")
                : Optional.empty();
    }

    static String timeWait(Ports ports) {
        var host = ports.timeWait().host();
        var attributed = ports.timeWait().attributed();
        return (host == null
                        ? "this system does not report how many there are"
                        : Numbers.exact(host) + " on this host now")
                + (attributed == null ? "" : ", " + Numbers.exact(attributed) + " of them caused by this process")
                + "; each lasts " + Numbers.millis(ports.timeWaitSeconds() * 1000);
    }

    private static String use(Ports.DestinationUse use, Lettering lettering) {
        return Destinations.endpoint(use.address(), use.port(), lettering) + "  "
                + Numbers.decimal(use.activeClosesPerSecond()) + " closed here first a second, "
                + Numbers.decimal(use.projectedTimeWait()) + " ports, " + Numbers.percent(use.utilization())
                + (use.secondsToExhaustion() == null
                        ? ""
                        : ", none left in " + Numbers.millis(use.secondsToExhaustion() * 1000));
    }

    private static void settings(TextPage page, Map<String, @Nullable String> settings) {
        String label = "settings";
        for (var setting : settings.entrySet()) {
            String value = setting.getValue();
            if (isShown(setting.getKey(), value)) {
                String meaning = meaning(setting.getKey(), value);
                page.line(start(label) + setting.getKey() + " = " + value + (meaning.isEmpty() ? "" : "  " + meaning));
                label = "";
            }
        }
    }

    static boolean isShown(String setting, @Nullable String value) {
        return value != null && !value.isEmpty() && !setting.equals(RANGE);
    }

    /** From {@code Documentation/networking/ip-sysctl.rst} of the Linux kernel. */
    static String meaning(String setting, @Nullable String value) {
        if (value == null) {
            return "";
        }
        return switch (setting) {
            case Ports.TW_REUSE ->
                switch (value) {
                    case "0" -> "ports in TIME_WAIT are not reused";
                    case "1" -> "an outgoing connection may reuse a port in TIME_WAIT";
                    case "2" -> "ports in TIME_WAIT are reused on loopback only";
                    default -> "";
                };
            case "net.ipv4.tcp_tw_reuse_delay" -> "ms in TIME_WAIT before tcp_tw_reuse applies";
            case "net.ipv4.ip_local_reserved_ports" -> "never used for outgoing connections";
            case "net.ipv4.tcp_timestamps" -> value.equals("0") ? "tcp_tw_reuse has no effect without them" : "";
            case "net.ipv4.tcp_fin_timeout" -> "for FIN_WAIT_2; does not shorten TIME_WAIT";
            case "net.ipv4.tcp_max_tw_buckets" -> "beyond it the kernel drops sockets from TIME_WAIT early";
            default -> "";
        };
    }

    private static String start(String label) {
        return "  " + Padding.left(label, 12);
    }
}
