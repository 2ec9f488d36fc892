// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.CallSite;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of text, none wider than {@value #COLUMNS} columns, whatever is put on them.
 *
 * <p>In a file that holds but for names, which are whole there: what reads a file, an editor or a search, has no edge.
 */
public final class TextPage {

    static final int COLUMNS = 120;

    /** Advice is a sentence or two; this much of anything longer is enough. */
    private static final int MAX_COLUMNS_OF_PARAGRAPH = 1200;

    /** No name that somebody chose is that long. */
    private static final int COLUMNS_OF_FILE = 1000;

    private final Lettering lettering;
    private final int columns;
    private final List<String> lines = new ArrayList<>();

    private TextPage(Lettering lettering, int columns) {
        this.lettering = lettering;
        this.columns = columns;
    }

    /** For a terminal or a log. */
    public static TextPage ofScreen(Lettering lettering) {
        return new TextPage(lettering, COLUMNS);
    }

    /** For a file of text. */
    public static TextPage ofFile(Lettering lettering) {
        return new TextPage(lettering, COLUMNS_OF_FILE);
    }

    /** Returns which characters the page is made of. */
    public Lettering lettering() {
        return lettering;
    }

    int lines() {
        return lines.size();
    }

    /** Puts a line, which is cut where it is too wide. */
    public void line(String line) {
        lines.add(lettering.cut(lettering.printable(line), columns).stripTrailing());
    }

    /** Puts an empty line. */
    public void blank() {
        lines.add("");
    }

    /** Puts a heading between empty lines. */
    public void heading(String heading) {
        blank();
        line(heading);
        blank();
    }

    /** Puts a call site behind a text: shortened to fit, or beneath it where even {@code File.java:42} does not. */
    public void place(String before, CallSite callSite) {
        int left = columns - Lettering.columns(before);
        if (CallSiteText.fits(callSite, left, lettering)) {
            line(before + CallSiteText.of(callSite, left, lettering));
        } else {
            line(before);
            line("  " + CallSiteText.of(callSite, columns - 2, lettering));
        }
    }

    /** Whether a call site fits behind a text without being shortened. */
    boolean hasRoomFor(String before, CallSite callSite) {
        return Lettering.columns(before) + Lettering.columns(CallSiteText.of(callSite, COLUMNS_OF_FILE, lettering))
                <= columns;
    }

    /** Puts words on as many lines as they need, the second and later ones beneath the first. */
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
