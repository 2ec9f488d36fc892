// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.text.Numbers;
import dev.churnscope.top.KeyBindings.Room;
import dev.churnscope.top.Theme.Part;
import dev.churnscope.top.ViewState.Mode;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** A whole screen, as a pure function of the view, the user's choices, and the terminal's size. */
final class Screen {

    /** Below this height, the table has only one line of headings. */
    private static final int LOW = 12;

    private static final int HIGH = 20;

    /** The minimum number of lines that the header leaves for the table. */
    private static final int MIN_TABLE_LINES = 8;

    private final View view;
    private final ViewState state;
    private final int width;
    private final int height;
    private final Theme theme;
    private final List<Row> rows;

    Screen(View view, ViewState state, int width, int height, Theme theme) {
        this.view = view;
        this.state = state;
        this.width = width;
        this.height = height;
        this.theme = theme;
        this.rows = SiteTable.rows(view, state);
    }

    /** Returns the room for the table. */
    Room room() {
        int others = headLines() + (height >= HIGH ? 1 : 0) + (height >= LOW ? 2 : 1) + 1;
        return new Room(rows.size(), Math.max(1, height - others));
    }

    /**
     * Returns exactly as many lines as the terminal has, none wider than the terminal.
     *
     * @param notice a notice for the user, or an empty text
     */
    List<AttributedString> lines(String notice) {
        var lines = new ArrayList<AttributedString>();
        if (state.mode() == Mode.HELP) {
            HelpPage.LINES.forEach(line -> lines.add(theme.line(line, theme.plain(), width)));
        } else {
            lines.addAll(Header.of(view, headLines(), width, theme));
            if (height >= HIGH) {
                lines.add(AttributedString.EMPTY);
            }
            addTable(lines);
        }
        while (lines.size() < height - 1) {
            lines.add(AttributedString.EMPTY);
        }
        var shown = new ArrayList<>(lines.subList(0, Math.max(0, height - 1)));
        shown.add(bottom(notice));
        return shown;
    }

    private int headLines() {
        return Math.max(1, Math.min(Header.MAX_LINES, height - MIN_TABLE_LINES));
    }

    private void addTable(List<AttributedString> lines) {
        var table = new SiteTable(state.sort(), width, theme);
        if (height >= LOW) {
            lines.add(table.group());
        }
        lines.add(table.heading(width));
        if (rows.isEmpty()) {
            String message = state.filter().isEmpty() ? "no connections yet" : "no call site matches the filter";
            lines.add(theme.line(message, theme.plain(), width));
        }
        rows.stream().skip(offset()).limit(room().lines()).forEach(row -> lines.add(table.line(row)));
    }

    private int offset() {
        return Math.min(state.offset(), room().lastOffset());
    }

    private AttributedString bottom(String notice) {
        String position = state.mode() == Mode.HELP ? "" : position();
        int left = width - position.length() - 1;
        if (left < width / 2) {
            position = "";
            left = width;
        }
        var line = new AttributedStringBuilder();
        line.append(theme.line(bottomParts(notice), left));
        line.append(" ".repeat(Math.max(0, width - line.columnLength() - position.length())));
        line.append(position);
        return line.toAttributedString();
    }

    private List<Part> bottomParts(String notice) {
        if (state.mode() == Mode.FILTER) {
            return List.of(
                    new Part("filter: " + theme.lettering().printable(state.filter()) + "_", theme.strong()),
                    theme.part("Enter keeps it"),
                    theme.part("Esc drops it"));
        }
        var parts = new ArrayList<Part>();
        if (!notice.isEmpty()) {
            parts.add(new Part(theme.lettering().printable(notice), theme.bad()));
        }
        if (state.isPaused()) {
            parts.add(new Part("PAUSED", theme.strong()));
        }
        parts.add(theme.part("q quit"));
        parts.add(theme.part("? help"));
        parts.add(theme.part("<> sort: " + state.sort().heading(true) + (state.isReversed() ? ", reversed" : "")));
        parts.add(theme.part("p pause"));
        parts.add(theme.part("/ filter" + (state.filter().isEmpty() ? "" : ": " + printableFilter())));
        parts.add(theme.part("r reverse"));
        return parts;
    }

    private String printableFilter() {
        return theme.lettering().printable(state.filter());
    }

    private String position() {
        int sites = rows.size();
        int last = Math.min(sites, offset() + room().lines());
        String all = view.sample().hasAllSites()
                ? ""
                : " (busiest of " + Numbers.exact(view.sample().siteCount()) + ")";
        return sites == 0 ? "" : offset() + 1 + "-" + last + " of " + Numbers.exact(sites) + all;
    }
}
