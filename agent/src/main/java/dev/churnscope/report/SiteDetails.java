// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Distribution;
import dev.churnscope.model.Inbound;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import dev.churnscope.text.CallSiteText;
import dev.churnscope.text.Lettering;
import dev.churnscope.text.MostFirst;
import dev.churnscope.text.Numbers;
import dev.churnscope.text.Padding;
import dev.churnscope.text.TextPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders everything known about one call site: its lines, destinations, closers, failures and times. */
final class SiteDetails {

    private static final int MAX_ROWS = 5;

    private final TextPage page;
    private final Lettering lettering;
    private final Site site;
    private final int number;

    /** A number of connections with a description. */
    private record Row(long count, String text, @Nullable CallSite callSite) {}

    /** @param number the site's number in the table of sites */
    SiteDetails(TextPage page, Site site, int number) {
        this.page = page;
        this.lettering = page.lettering();
        this.site = site;
        this.number = number;
    }

    void write() {
        page.place(Padding.item(number), site.callSite());
        page.line("      " + summary());
        if (site.lines().size() > 1) {
            rows("lines", site.lines().stream().map(this::row).toList());
        }
        rows(
                site.role() == Role.CLIENT ? "to" : "from",
                site.destinations().stream().map(this::row).toList());
        rows(
                "reopened",
                MostFirst.mostFirst(site.notReused()).stream().map(this::row).toList());
        if (site.inbound() != null) {
            carried(site.inbound());
        }
        rows(
                "ended for",
                MostFirst.mostFirst(site.serverCloses()).stream().map(this::row).toList());
        rows("closed", site.closedBy().stream().map(this::row).toList());
        rows(
                "failed",
                ConnectFailures.of(site).stream()
                        .map(failure -> new Row(failure.getValue(), ConnectFailures.inWords(failure.getKey()), null))
                        .toList());
        times("lifetime", site.lifetimeMillis());
        times("connect", site.connectMillis());
        times("TLS", site.tlsMillis());
    }

    private String summary() {
        var parts = new ArrayList<String>();
        parts.add(site.role().label());
        parts.add(lettering.cut(lettering.printable(site.client()), 40));
        parts.add(Numbers.exact(site.opened()) + " opened");
        parts.add(Numbers.exact(site.peakOpen()) + " open at peak");
        if (site.leaked() > 0) {
            parts.add(Numbers.exact(site.leaked()) + " leaked");
        }
        if (site.reuseRatio() != null && site.requests() != null) {
            parts.add(Numbers.exact(site.requests()) + " requests, " + Numbers.percent(site.reuseRatio())
                    + " on a reused connection");
        }
        parts.add("id " + lettering.cut(lettering.printable(site.id()), 20));
        return String.join(", ", parts);
    }

    private void carried(Inbound inbound) {
        page.line(start("carried") + "no request " + Numbers.exact(inbound.none()) + ", one "
                + Numbers.exact(inbound.one()) + " (" + Numbers.exact(inbound.oneByRequest())
                + " ended by the request, "
                + Numbers.exact(inbound.oneByPeer()) + " by the peer), more " + Numbers.exact(inbound.more()));
        var limits = new ArrayList<String>();
        if (inbound.requestLimit() != null) {
            limits.add(Numbers.exact(inbound.requestLimit()) + " requests");
        }
        if (inbound.idleMillis() != null) {
            limits.add(Numbers.millis(inbound.idleMillis()) + " idle");
        }
        if (!limits.isEmpty()) {
            page.line(start("limits") + String.join(", ", limits));
        }
    }

    private Row row(Site.Line line) {
        var at = site.callSite();
        var opener = new CallSite(at.className(), at.method(), at.file(), line.line());
        return new Row(line.opened(), "", CallSiteText.withoutPackage(opener));
    }

    private Row row(Site.Destination destination) {
        return new Row(destination.opened(), Destinations.inFull(site.role(), destination, lettering), null);
    }

    private Row row(Map.Entry<String, Long> notReused) {
        return new Row(notReused.getValue(), lettering.cut(lettering.printable(notReused.getKey()), 80), null);
    }

    private Row row(Site.ClosedBy closer) {
        String how = Padding.left(inWords(closer.kind()), 15)
                + Padding.left(closer.cause().label(), 12) + "  ";
        return new Row(closer.count(), how, closer.callSite());
    }

    private void rows(String label, List<Row> rows) {
        // The last line is either the last row, or the sum of all rows left.
        int shown = rows.size() <= MAX_ROWS ? rows.size() : MAX_ROWS - 1;
        int width = Numbers.exact(rows.stream().mapToLong(Row::count).sum()).length();
        for (int i = 0; i < shown; i++) {
            var row = rows.get(i);
            String before = start(i == 0 ? label : "", row.count(), width) + row.text();
            if (row.callSite() == null) {
                page.line(before);
            } else {
                page.place(before, row.callSite());
            }
        }
        if (shown < rows.size()) {
            long rest = rows.stream().skip(shown).mapToLong(Row::count).sum();
            page.line(start("", rest, width) + "all " + Numbers.exact(rows.size() - shown) + " others");
        }
    }

    private void times(String label, @Nullable Distribution millis) {
        if (millis != null && millis.count() > 0) {
            page.line(start(label) + "half within " + Numbers.millis(millis.p50()) + ", 90% within "
                    + Numbers.millis(millis.p90()) + ", 99% within " + Numbers.millis(millis.p99()) + ", longest "
                    + Numbers.millis(millis.max()));
        }
    }

    private static String start(String label, long count, int width) {
        return start(label) + Padding.right(Numbers.exact(count), width) + "  ";
    }

    private static String start(String label) {
        return "      " + Padding.left(label, 10);
    }

    private static String inWords(CloseKind kind) {
        return switch (kind) {
            case LOCAL_FIN -> "here first";
            case REMOTE_FIN -> "peer first";
            case LOCAL_RESET -> "reset here";
            case REMOTE_RESET -> "reset by peer";
        };
    }
}
