// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Site;
import dev.churnscope.text.Lettering;
import dev.churnscope.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first call sites in the form that templates need: for print, for browsers without scripts, and for a comment.
 *
 * @param titles the titles of the columns of numbers
 * @param more the number of call sites not shown
 */
record SiteRows(List<String> titles, List<Row> rows, int more) {

    /**
     * A call site.
     *
     * @param connections the client that opened the connections, and their destination
     * @param cause why the site is a hot spot, in words, or empty
     * @param closer the line that closed the connections; null if there is none
     */
    record Row(
            List<String> numbers,
            CallSiteView where,
            String connections,
            String cause,
            @Nullable CallSiteView closer) {}

    static SiteRows of(List<Site> sites, int maxRows, Lettering lettering) {
        var shown = sites.subList(0, Math.min(sites.size(), maxRows));
        var columns = HotSpots.columns(shown, false, Numbers::exact);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < shown.size(); i++) {
            int row = i;
            rows.add(row(
                    shown.get(i),
                    columns.stream().map(column -> column.cells().get(row)).toList(),
                    lettering));
        }
        return new SiteRows(columns.stream().map(HotSpots.Column::title).toList(), rows, sites.size() - shown.size());
    }

    private static Row row(Site site, List<String> numbers, Lettering lettering) {
        var cause = HotSpotCause.of(site);
        return new Row(
                numbers,
                CallSiteView.of(site.callSite()),
                site.destinations().isEmpty()
                        ? site.client()
                        : site.client() + " " + Destinations.summary(site, lettering),
                cause.map(HotSpotCause::words).orElse(""),
                cause.map(HotSpotCause::callSite).map(CallSiteView::of).orElse(null));
    }

    public boolean hasRows() {
        return !rows.isEmpty();
    }

    public boolean hasMore() {
        return more > 0;
    }

    public String moreSites() {
        return Numbers.of(more, "more call site", "more call sites");
    }
}
