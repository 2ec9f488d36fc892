// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** The table: selects the columns that fit, and formats its lines. */
final class SiteTable {

    private static final String GAP_BEFORE_NAME = "  ";

    /** From this width on, headings are not abbreviated. */
    private static final int WIDE = 120;

    /** The minimum share of the width for names, as far as columns can be omitted. */
    private static final double MIN_NAME = 0.35;

    private static final int MIN_NAME_COLUMNS = 16;

    /** The columns that may be omitted on a narrow terminal, in this order. */
    private static final List<Column> DISPENSABLE = List.of(
            Column.REMOTE_RESET,
            Column.LOCAL_RESET,
            Column.REUSE,
            Column.REMOTE_FIN,
            Column.TIME_WAIT,
            Column.LOCAL_FIN,
            Column.OPEN);

    private final Set<Column> columns;
    private final Column sort;
    private final boolean isWide;
    private final int nameColumns;
    private final Theme theme;

    SiteTable(Column sort, int width, Theme theme) {
        this.sort = sort;
        this.theme = theme;
        this.isWide = width >= WIDE;
        this.columns = EnumSet.allOf(Column.class);
        columns.remove(Column.SITE);
        int minNameColumns = Math.max(MIN_NAME_COLUMNS, (int) (width * MIN_NAME));
        for (var column : DISPENSABLE) {
            if (width - usedWidth() < minNameColumns && column != sort) {
                columns.remove(column);
            }
        }
        this.nameColumns = Math.max(0, width - usedWidth());
    }

    /** Returns the sites that match the filter, in the selected order. */
    static List<Row> rows(View view, ViewState state) {
        return view.rows().stream()
                .filter(row -> SiteName.matches(row.site(), state.filter()))
                .sorted(state.sort().order(state.isReversed()))
                .toList();
    }

    /** Returns the line with the common heading of the four columns of closes. */
    AttributedString group() {
        var line = new StringBuilder();
        int width = 0;
        for (var column : columns) {
            if (column.isClose()) {
                width += column.width(isWide) + 1;
            } else if (width == 0) {
                line.append(" ".repeat(column.width(isWide) + 1));
            }
        }
        String title = " closes/s ";
        if (width <= title.length()) {
            return new AttributedString(width == 0 ? "" : line + title.strip());
        }
        int dashes = width - 1 - title.length();
        return new AttributedString(
                line.append("-".repeat(dashes / 2)).append(title).append("-".repeat(dashes - dashes / 2)));
    }

    AttributedString heading(int width) {
        var line = new AttributedStringBuilder();
        for (var column : columns) {
            cell(column, column.heading(isWide), line, true);
        }
        line.style(theme.heading()).append(GAP_BEFORE_NAME);
        String name = theme.lettering().cut(Column.SITE.heading(isWide), nameColumns);
        line.style(sort == Column.SITE ? theme.heading().bold().underline() : theme.heading())
                .append(name);
        line.style(theme.heading()).append(" ".repeat(Math.max(0, width - line.columnLength())));
        return line.toAttributedString();
    }

    AttributedString line(Row row) {
        var line = new AttributedStringBuilder();
        for (var column : columns) {
            cell(column, column.text(row), line, false);
        }
        line.style(theme.plain()).append(GAP_BEFORE_NAME);
        line.append(SiteName.of(row.site(), nameColumns, theme.lettering()));
        return line.toAttributedString();
    }

    private void cell(Column column, String text, AttributedStringBuilder line, boolean isHeading) {
        var style = isHeading ? theme.heading() : theme.plain();
        int padding = column.width(isWide) - text.length() + (line.length() == 0 ? 0 : 1);
        line.style(style).append(" ".repeat(Math.max(0, padding)));
        line.style(column == sort ? isHeading ? style.bold().underline() : theme.strong() : style)
                .append(text);
    }

    private int usedWidth() {
        var widths = new ArrayList<Integer>();
        columns.forEach(column -> widths.add(column.width(isWide)));
        return widths.stream().mapToInt(Integer::intValue).sum() + columns.size() - 1 + GAP_BEFORE_NAME.length();
    }
}
