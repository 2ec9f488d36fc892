// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Site;
import java.util.Locale;

/** The table of sites as text, {@value #WIDTH} columns wide. */
final class SiteTableText {

    static final int WIDTH = 120;

    private static final String FORMAT = "  %9s %9s %9s %9s %7s %7s  %-18s %s";
    private static final int PLACE_WIDTH = 44;
    private static final int CLIENT_WIDTH = 18;

    private SiteTableText() {}

    static String header() {
        return String.format(
                FORMAT, "opened", "localFin", "remoteFin", "resets", "open", "failed", "client", "opened by");
    }

    static String row(Site site) {
        return String.format(
                FORMAT,
                number(site.opened()),
                number(site.closes().localFin()),
                number(site.closes().remoteFin()),
                number(site.closes().localReset() + site.closes().remoteReset()),
                number(site.open()),
                number(site.connectFailed()),
                shorten(site.client(), CLIENT_WIDTH),
                place(site.callSite()));
    }

    static String closer(Site.ClosedBy closer) {
        return String.format(
                "  %9s %s",
                "",
                number(closer.count()) + " " + closer.kind().label() + " ("
                        + closer.cause().label() + ") by " + place(closer.callSite()));
    }

    private static String place(dev.churnscope.model.CallSite callSite) {
        String simpleName = callSite.className().substring(callSite.className().lastIndexOf('.') + 1);
        return shorten(simpleName + "." + callSite.method() + "(" + callSite.location() + ")", WIDTH);
    }

    private static String shorten(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 2) + "..";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
