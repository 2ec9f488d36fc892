// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.CallSite;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of text, none wider than {@value #COLUMNS} columns, whatever is put on them. */
final class Page {

    static final int COLUMNS = 120;

    /** Advice is a sentence or two; this much of anything longer is enough. */
    private static final int MOST_COLUMNS_OF_PARAGRAPH = 1200;

    private final Lettering lettering;
    private final List<String> lines = new ArrayList<>();

    Page(Lettering lettering) {
        this.lettering = lettering;
    }

    Lettering lettering() {
        return lettering;
    }

    int lines() {
        return lines.size();
    }

    void line(String line) {
        lines.add(lettering.cut(lettering.printable(line), COLUMNS).stripTrailing());
    }

    void blank() {
        lines.add("");
    }

    void heading(String heading) {
        blank();
        line(heading);
        blank();
    }

    /** Puts a call site behind a text: shortened to fit, or beneath it where even {@code File.java:42} does not. */
    void place(String before, CallSite callSite) {
        place(before, callSite, new String[0]);
    }

    /** The same with words behind the call site: the first of several wordings that there is room for, if any. */
    void place(String before, CallSite callSite, String... after) {
        int left = COLUMNS - Lettering.columns(before);
        if (!Place.fits(callSite, left, lettering)) {
            line(before);
            line("  " + Place.of(callSite, COLUMNS - 2, lettering));
            return;
        }
        String place = Place.of(callSite, left, lettering);
        for (String words : after) {
            if (Lettering.columns(place) + 2 + Lettering.columns(words) <= left) {
                line(before + place + "  " + words);
                return;
            }
        }
        line(before + place);
    }

    /** Puts words on as many lines as they need, the second and later ones beneath the first. */
    void paragraph(String before, @Nullable String text) {
        int indent = Lettering.columns(before);
        var line = new StringBuilder(before);
        boolean empty = true;
        for (String word : lettering
                .cut(lettering.printable(text), MOST_COLUMNS_OF_PARAGRAPH)
                .split(" +")) {
            if (!empty && Lettering.columns(line.toString()) + 1 + Lettering.columns(word) > COLUMNS) {
                line(line.toString());
                line.setLength(0);
                line.append(" ".repeat(indent));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        line(line.toString());
    }

    /** Puts lines of code beneath each other, as they are. */
    void code(String indent, List<String> code) {
        for (String line : code) {
            line(indent + lettering.printable(line));
        }
    }

    /** Returns the whole text. */
    @Override
    public String toString() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
