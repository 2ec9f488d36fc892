// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.text.Lettering;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * The characters and styles that a terminal can show.
 *
 * @param hasColours whether it has colours, and the user wants them
 */
record Theme(Lettering lettering, boolean hasColours) {

    private static final String GAP = "  ";

    /** A part of a line that is either shown as a whole or omitted. */
    record Part(String text, AttributedStyle style) {}

    AttributedStyle plain() {
        return AttributedStyle.DEFAULT;
    }

    AttributedStyle strong() {
        return AttributedStyle.BOLD;
    }

    AttributedStyle heading() {
        return AttributedStyle.INVERSE;
    }

    AttributedStyle bad() {
        return hasColours ? AttributedStyle.BOLD.foreground(AttributedStyle.RED) : AttributedStyle.BOLD;
    }

    AttributedStyle doubtful() {
        return hasColours ? AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW) : AttributedStyle.DEFAULT;
    }

    Part part(String text) {
        return new Part(text, plain());
    }

    /** Returns the leading parts that fit into the width; the first one is truncated if needed. */
    AttributedString line(List<Part> parts, int width) {
        var line = new AttributedStringBuilder();
        int left = width;
        for (var part : parts) {
            String text = line.length() == 0 ? lettering.cut(part.text(), width) : part.text();
            int taken = Lettering.columns(text) + (line.length() == 0 ? 0 : GAP.length());
            if (taken > left) {
                break;
            }
            if (line.length() > 0) {
                line.append(GAP);
            }
            line.styled(part.style(), text);
            left -= taken;
        }
        return line.toAttributedString();
    }

    /** Returns a line in one style. */
    AttributedString line(String text, AttributedStyle style, int width) {
        return new AttributedString(lettering.cut(text, width), style);
    }
}
