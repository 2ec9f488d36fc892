// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.text;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The characters that a text for users may consist of.
 *
 * <p>Names come from class files, peers and files of unknown origin: characters that would move a terminal's cursor, change the
 * direction of writing or start a new line are replaced by Java escapes.
 */
public enum Lettering {
    /** For terminals and logs that are not known to support more. */
    ASCII("..", "->"),

    /** For terminals that support it, and for files. */
    UNICODE("\u2026", "\u2192"),

    /** For HTML pages, which isolate each name, so that its direction of writing does not affect the text around it. */
    ISOLATED("\u2026", "\u2192");

    private final String ellipsis;
    private final String arrow;

    Lettering(String ellipsis, String arrow) {
        this.ellipsis = ellipsis;
        this.arrow = arrow;
    }

    /** Returns the characters that a charset supports. */
    public static Lettering of(Charset charset) {
        return charset.name().startsWith("UTF-") ? UNICODE : ASCII;
    }

    /** Returns an arrow to the right. */
    public String arrow() {
        return arrow;
    }

    /**
     * Returns the text with escapes, on one line: it takes as many columns as {@link #columns} returns, and does not affect the
     * text around it.
     */
    public String printable(@Nullable String text) {
        if (text == null) {
            return "unknown";
        }
        if (isPlain(text)) {
            return text;
        }
        var printable = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> {
            if (isPlain(codePoint) || this != ASCII && isVisible(codePoint)) {
                printable.appendCodePoint(codePoint);
            } else {
                escape(codePoint, printable);
            }
        });
        return printable.toString();
    }

    /** Cuts the end of a printable text that takes more than the given number of columns. */
    public String cut(String printable, int columns) {
        return cut(printable, columns, 0);
    }

    /** Cuts the middle of a printable text that takes more than the given number of columns. */
    public String cutMiddle(String printable, int columns) {
        return cut(printable, columns, Math.max(0, columns - ellipsis.length()) / 2);
    }

    private String cut(String printable, int columns, int columnsOfEnd) {
        if (columns(printable) <= columns) {
            return printable;
        }
        if (columns <= ellipsis.length()) {
            return "";
        }
        int start = 0;
        for (int left = columns - ellipsis.length() - columnsOfEnd; ; ) {
            int codePoint = printable.codePointAt(start);
            left -= columns(codePoint);
            if (left < 0) {
                break;
            }
            start += Character.charCount(codePoint);
        }
        int end = printable.length();
        for (int left = columnsOfEnd; ; ) {
            int codePoint = printable.codePointBefore(end);
            left -= columns(codePoint);
            if (left < 0) {
                break;
            }
            end -= Character.charCount(codePoint);
        }
        return printable.substring(0, start) + ellipsis + printable.substring(end);
    }

    /** Returns how many columns of a terminal a printable text takes. */
    public static int columns(String printable) {
        int columns = 0;
        for (int i = 0; i < printable.length(); ) {
            int codePoint = printable.codePointAt(i);
            columns += columns(codePoint);
            i += Character.charCount(codePoint);
        }
        return columns;
    }

    /** Returns 2 for characters that East Asian terminals draw in two columns (Unicode annex 11, wide and full width). */
    private static int columns(int codePoint) {
        if (codePoint < 0x1100) {
            return 1;
        }
        boolean wide = codePoint <= 0x115F
                || codePoint >= 0x2E80 && codePoint <= 0xA4CF
                || codePoint >= 0xAC00 && codePoint <= 0xD7A3
                || codePoint >= 0xF900 && codePoint <= 0xFAFF
                || codePoint >= 0xFE30 && codePoint <= 0xFE6F
                || codePoint >= 0xFF00 && codePoint <= 0xFF60
                || codePoint >= 0xFFE0 && codePoint <= 0xFFE6
                || codePoint >= 0x1F300 && codePoint <= 0x1FAFF
                || codePoint >= 0x20000 && codePoint <= 0x3FFFD;
        return wide ? 2 : 1;
    }

    /** Whether the text is printable ASCII, as nearly every name is. */
    public static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(int codePoint) {
        return codePoint >= ' ' && codePoint <= '~';
    }

    private boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.ENCLOSING_MARK -> false;
            // Right-to-left letters would reorder the numbers next to them.
            default ->
                switch (Character.getDirectionality(codePoint)) {
                    case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                            Character.DIRECTIONALITY_ARABIC_NUMBER -> this == ISOLATED;
                    default -> true;
                };
        };
    }

    private static void escape(int codePoint, StringBuilder to) {
        switch (codePoint) {
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            case '\t' -> to.append("\\t");
            default -> {
                for (char unit : Character.toChars(codePoint)) {
                    to.append(String.format("\\u%04x", (int) unit));
                }
            }
        }
    }
}
