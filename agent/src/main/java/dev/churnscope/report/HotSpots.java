// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Site;
import dev.churnscope.text.CallSiteText;
import dev.churnscope.text.Numbers;
import dev.churnscope.text.Padding;
import dev.churnscope.text.TextPage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Renders the table of call sites, two lines each: first the numbers of connections and the line that opened them; then the
 * client, the destination, and the line that closed them. That line moves to a third row if it would otherwise be shortened.
 *
 * <p>Columns are as wide as their widest number; the less common ones appear only if they are not all zero.
 */
final class HotSpots {

    /** If numbers take more columns, they are rounded, so that enough is left for the call site. */
    private static final int MAX_COLUMNS_OF_NUMBERS = 76;

    private static final int MAX_COLUMNS_OF_CLIENT = 30;
    private static final int MAX_COLUMNS_OF_CAUSE = 100;

    private static final String GAP = "  ";
    private static final String SECOND_LINE = "      ";

    private final TextPage page;
    private final List<Site> sites;
    private final List<Column> columns;

    /** A column of numbers, as wide as its widest cell. */
    record Column(String title, List<String> cells, int width) {

        static Column of(String title, List<String> cells) {
            int width = cells.stream().mapToInt(String::length).max().orElse(0);
            return new Column(title, cells, Math.max(width, title.length()));
        }
    }

    /**
     * @param sites the sites to show, in order
     * @param numbered whether to number the sites, for reference from the details
     */
    HotSpots(TextPage page, List<Site> sites, boolean numbered) {
        this.page = page;
        this.sites = sites;
        var exact = columns(sites, numbered, Numbers::exact);
        this.columns = widthOf(exact) <= MAX_COLUMNS_OF_NUMBERS ? exact : columns(sites, numbered, Numbers::compact);
    }

    void header() {
        header("opened by");
    }

    /** @param lines the title of the last column */
    void header(String lines) {
        var header = new StringBuilder();
        for (var column : columns) {
            header.append(GAP).append(right(column.title(), column.width()));
        }
        page.line(header + GAP + lines);
    }

    /** Writes the rows of one site. */
    void row(int index) {
        var numbers = new StringBuilder();
        for (var column : columns) {
            numbers.append(GAP).append(right(column.cells().get(index), column.width()));
        }
        var site = sites.get(index);
        page.place(numbers + GAP, CallSiteText.withoutPackage(site.callSite()));
        String connections = connections(site);
        HotSpotCause.of(site)
                .ifPresentOrElse(cause -> cause(connections, cause), () -> page.line(SECOND_LINE + connections));
    }

    private void cause(String connections, HotSpotCause cause) {
        String words = page.lettering().cut(page.lettering().printable(cause.words()), MAX_COLUMNS_OF_CAUSE);
        if (cause.callSite() == null) {
            page.paragraph(SECOND_LINE, connections + ", " + words);
            return;
        }
        var closer = CallSiteText.withoutPackage(cause.callSite());
        String before = SECOND_LINE + connections + ", " + words + " ";
        if (!page.hasRoomFor(before, closer)) {
            page.line(SECOND_LINE + connections);
            before = SECOND_LINE + words + " ";
        }
        page.place(before, closer);
    }

    /** Returns the maximum number of lines per site. */
    static int maxLinesOfRow() {
        return 5;
    }

    /** Returns the client that opened the connections, and their destination. */
    private String connections(Site site) {
        var lettering = page.lettering();
        String client = lettering.cut(lettering.printable(site.client()), MAX_COLUMNS_OF_CLIENT);
        return site.destinations().isEmpty() ? client : client + " " + Destinations.summary(site, lettering);
    }

    /** Returns the columns of numbers, with one cell per site. */
    static List<Column> columns(List<Site> sites, boolean numbered, Function<Long, String> format) {
        var columns = new ArrayList<Column>();
        if (numbered) {
            var ranks = new ArrayList<String>();
            for (int i = 1; i <= sites.size(); i++) {
                ranks.add(Integer.toString(i));
            }
            columns.add(Column.of("#", ranks));
        }
        columns.add(column("opened", sites, format, Site::opened));
        columns.add(column("here first", sites, format, site -> site.closes().localFin()));
        columns.add(column("peer first", sites, format, site -> site.closes().remoteFin()));
        addUnlessZero(
                columns,
                column(
                        "resets",
                        sites,
                        format,
                        site -> site.closes().localReset() + site.closes().remoteReset()));
        addUnlessZero(columns, column("failed", sites, format, Site::connectFailed));
        addUnlessZero(columns, column("leaked", sites, format, Site::leaked));
        addUnlessZero(columns, column("requests", sites, format, Site::requests));
        columns.add(column("open", sites, format, Site::open));
        return columns;
    }

    private static Column column(
            String title, List<Site> sites, Function<Long, String> format, Function<Site, @Nullable Long> number) {
        var cells = new ArrayList<String>();
        for (var site : sites) {
            @Nullable Long value = number.apply(site);
            cells.add(value == null ? "-" : format.apply(value));
        }
        return Column.of(title, cells);
    }

    private static void addUnlessZero(List<Column> columns, Column column) {
        if (!column.cells().stream().allMatch(cell -> cell.equals("0") || cell.equals("-"))) {
            columns.add(column);
        }
    }

    private static int widthOf(List<Column> columns) {
        return columns.stream()
                .mapToInt(column -> GAP.length() + column.width())
                .sum();
    }

    private static String right(String text, int width) {
        return Padding.right(text, width);
    }
}
