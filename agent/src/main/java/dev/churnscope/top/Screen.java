// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.report.Numbers;
import dev.churnscope.top.KeyBindings.Room;
import dev.churnscope.top.Theme.Part;
import dev.churnscope.top.ViewState.Mode;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** A whole screen: a pure function of what there is to show, what a person has chosen, and the terminal. */
final class Screen {

    /** Below this height, the table has one line of headings, and no empty line above it. */
    private static final int LOW = 12;

    private static final int HIGH = 20;

    /** Lines that the head leaves to the table. */
    private static final int MIN_TABLE_LINES = 8;

    private final View view;
    private final ViewState state;
    private final int width;
    private final int height;
    private final Theme look;
    private final List<Row> rows;

    Screen(View view, ViewState state, int width, int height, Theme look) {
        this.view = view;
        this.state = state;
        this.width = width;
        this.height = height;
        this.look = look;
        this.rows = SiteTable.rows(view, state);
    }

    /** Returns what the table has room for. */
    Room room() {
        int others = headLines() + (height >= HIGH ? 1 : 0) + (height >= LOW ? 2 : 1) + 1;
        return new Room(rows.size(), Math.max(1, height - others));
    }

    /**
     * Returns exactly as many lines as the terminal has, none wider than it.
     *
     * @param notice what a person has to know just now, or an empty text
     */
    List<AttributedString> lines(String notice) {
        var lines = new ArrayList<AttributedString>();
        if (state.mode() == Mode.HELP) {
            HelpPage.LINES.forEach(line -> lines.add(look.line(line, look.plain(), width)));
        } else {
            lines.addAll(Header.of(view, headLines(), width, look));
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
        var table = new SiteTable(state.sort(), width, look);
        if (height >= LOW) {
            lines.add(table.group());
        }
        lines.add(table.heading(width));
        if (rows.isEmpty()) {
            String why = state.filter().isEmpty() ? "no connections yet" : "no call site has this in its name";
            lines.add(look.line(why, look.plain(), width));
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
        line.append(look.line(bottomParts(notice), left));
        line.append(" ".repeat(Math.max(0, width - line.columnLength() - position.length())));
        line.append(position);
        return line.toAttributedString();
    }

    private List<Part> bottomParts(String notice) {
        if (state.mode() == Mode.FILTER) {
            return List.of(
                    new Part("filter: " + look.lettering().printable(state.filter()) + "_", look.strong()),
                    look.part("Enter keeps it"),
                    look.part("Esc drops it"));
        }
        var parts = new ArrayList<Part>();
        if (!notice.isEmpty()) {
            parts.add(new Part(look.lettering().printable(notice), look.bad()));
        }
        if (state.isPaused()) {
            parts.add(new Part("PAUSED", look.strong()));
        }
        parts.add(look.part("q leave"));
        parts.add(look.part("? help"));
        parts.add(look.part("<> sort: " + state.sort().heading(true) + (state.isReversed() ? ", reversed" : "")));
        parts.add(look.part("p pause"));
        parts.add(look.part("/ filter" + (state.filter().isEmpty() ? "" : ": " + printableFilter())));
        parts.add(look.part("r reverse"));
        return parts;
    }

    private String printableFilter() {
        return look.lettering().printable(state.filter());
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
