// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.activity.SiteActivity;
import dev.churnscope.model.Role;
import dev.churnscope.text.CallSiteText;
import dev.churnscope.text.Lettering;
import java.util.Locale;

/** The name of a site, shortened to the available width. */
final class SiteName {

    private static final String GAP = "  ";

    private SiteName() {}

    /** Returns a mark for opened or accepted connections: the same line may do both. */
    private static String direction(SiteActivity site) {
        return site.role() == Role.SERVER ? "< " : "> ";
    }

    /**
     * Returns the direction, the call site in the format of a stack trace with packages shortened as needed, and the client
     * library if it fits; in a narrow column, {@code PriceClient.fetch:42}.
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
        String shortest = CallSiteText.of(inShort, Integer.MAX_VALUE, lettering);
        String client = GAP + lettering.printable(site.client());
        if (Lettering.columns(shortest) > columns) {
            String line = callSite.line() == null ? "" : ":" + callSite.line();
            String name = lettering.printable(inShort.className()) + "." + lettering.printable(inShort.method());
            return callSite.className().startsWith("(") || Lettering.columns(line) + 2 > columns
                    ? lettering.cut(shortest, columns)
                    : lettering.cutMiddle(name, columns - line.length()) + line;
        }
        int left = columns - Lettering.columns(client);
        return Lettering.columns(shortest) > left
                ? CallSiteText.of(callSite, columns, lettering)
                : CallSiteText.of(callSite, left, lettering) + client;
    }

    /** Whether a site matches a filter. */
    static boolean matches(SiteActivity site, String filter) {
        return (site.callSite() + " " + site.client())
                .toLowerCase(Locale.ROOT)
                .contains(filter.toLowerCase(Locale.ROOT));
    }
}
