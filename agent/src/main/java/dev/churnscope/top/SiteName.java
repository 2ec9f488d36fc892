// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.activity.SiteActivity;
import dev.churnscope.model.Role;
import dev.churnscope.report.CallSiteText;
import dev.churnscope.report.Lettering;
import java.util.Locale;

/** The name of a site, in as much room as there is. */
final class SiteName {

    private static final String GAP = "  ";

    private SiteName() {}

    /** Tells connections that a site opened from those that it accepted, which may be the same line. */
    private static String direction(SiteActivity site) {
        return site.role() == Role.SERVER ? "< " : "> ";
    }

    /**
     * Returns a direction, then the form of a stack trace, packages shortened as far as need be, and the client library behind it where there is
     * room; where there is none, {@code PriceClient.fetch:42}.
     */
    static String of(SiteActivity site, int columns, Lettering lettering) {
        String direction = direction(site);
        return columns <= direction.length()
                ? ""
                : direction + withoutDirection(site, columns - direction.length(), lettering);
    }

    private static String withoutDirection(SiteActivity site, int columns, Lettering lettering) {
        var callSite = site.callSite();
        var inShort = CallSiteText.withoutPackage(callSite);
        String least = CallSiteText.of(inShort, Integer.MAX_VALUE, lettering);
        String client = GAP + lettering.printable(site.client());
        if (Lettering.columns(least) > columns) {
            String line = callSite.line() == null ? "" : ":" + callSite.line();
            String name = lettering.printable(inShort.className()) + "." + lettering.printable(inShort.method());
            return callSite.className().startsWith("(") || Lettering.columns(line) + 2 > columns
                    ? lettering.cut(least, columns)
                    : lettering.cutMiddle(name, columns - line.length()) + line;
        }
        int left = columns - Lettering.columns(client);
        return Lettering.columns(least) > left
                ? CallSiteText.of(callSite, columns, lettering)
                : CallSiteText.of(callSite, left, lettering) + client;
    }

    /** Whether a filter lets a site pass. */
    static boolean matches(SiteActivity site, String filter) {
        return (site.callSite() + " " + site.client())
                .toLowerCase(Locale.ROOT)
                .contains(filter.toLowerCase(Locale.ROOT));
    }
}
