// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.text;

import dev.churnscope.model.CallSite;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text of lines that are at most {@value #COLUMNS} columns wide.
 *
 * <p>In a file, names are not shortened and may exceed that width.
 */
public final class TextPage {

    static final int COLUMNS = 120;

    /** Advice is a sentence or two; longer text is cut. */
    private static final int MAX_COLUMNS_OF_PARAGRAPH = 1200;

    /** No real name is longer. */
    private static final int COLUMNS_OF_FILE = 1000;

    private final Lettering lettering;
    private final int columns;
    private final List<String> lines = new ArrayList<>();

    private TextPage(Lettering lettering, int columns) {
        this.lettering = lettering;
        this.columns = columns;
    }

    /** Returns a page for a terminal or a log. */
    public static TextPage ofScreen(Lettering lettering) {
        return new TextPage(lettering, COLUMNS);
    }

    /** Returns a page for a text file. */
    public static TextPage ofFile(Lettering lettering) {
        return new TextPage(lettering, COLUMNS_OF_FILE);
    }

    /** Returns the characters that the page may contain. */
    public Lettering lettering() {
        return lettering;
    }

    /** Returns the number of lines so far. */
    public int lines() {
        return lines.size();
    }

    /** Adds a line, cut if it is too wide. */
    public void line(String line) {
        lines.add(lettering.cut(lettering.printable(line), columns).stripTrailing());
    }

    /** Adds an empty line. */
    public void blank() {
        lines.add("");
    }

    /** Adds a heading between empty lines. */
    public void heading(String heading) {
        blank();
        line(heading);
        blank();
    }

    /**
     * Adds a line with a text and a call site, which is shortened to fit, or put on the next line if even {@code File.java:42}
     * does not fit.
     */
    public void place(String before, CallSite callSite) {
        int left = columns - Lettering.columns(before);
        if (CallSiteText.fits(callSite, left, lettering)) {
            line(before + CallSiteText.of(callSite, left, lettering));
        } else {
            line(before);
            line("  " + CallSiteText.of(callSite, columns - 2, lettering));
        }
    }

    /** Whether a call site fits after a text without being shortened. */
    public boolean hasRoomFor(String before, CallSite callSite) {
        return Lettering.columns(before) + Lettering.columns(CallSiteText.of(callSite, COLUMNS_OF_FILE, lettering))
                <= columns;
    }

    /** Adds a wrapped paragraph, with continuation lines indented like the first. */
    public void paragraph(String before, @Nullable String text) {
        int indent = Lettering.columns(before);
        var line = new StringBuilder(before);
        boolean empty = true;
        for (String word : lettering
                .cut(lettering.printable(text), MAX_COLUMNS_OF_PARAGRAPH)
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

    /** Adds lines of code, unwrapped. */
    public void code(String indent, List<String> code) {
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
