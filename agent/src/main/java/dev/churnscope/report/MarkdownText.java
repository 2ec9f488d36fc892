// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import java.nio.charset.Charset;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Text that Markdown shows as it is, in a table too: names from a report must not become markup, nor call somebody.
 *
 * @param lettering of the characters that its reader understands
 */
public record MarkdownText(Lettering lettering) {

    /** What has a meaning in Markdown, HTML or formulas, or calls somebody. */
    private static final String SPECIAL = "\\`*_[]{}<>|#~@&$";

    /** Returns what escapes text for whatever understands a charset: plain ASCII unless that is one of Unicode's. */
    public static MarkdownText in(Charset charset) {
        return new MarkdownText(Lettering.of(charset));
    }

    /** Returns a text on one line with all that would be markup escaped. */
    public String of(@Nullable String text) {
        return escape(lettering.printable(text));
    }

    /** Returns the same of at most so many columns; the middle of a longer one is left out. */
    String cut(String text, int columns) {
        return escape(lettering.cutMiddle(lettering.printable(text), columns));
    }

    /** Returns the same as a sentence: with a capital, and a full stop. */
    public String sentence(String text) {
        String escaped = of(text);
        return escaped.isEmpty() ? "" : Character.toUpperCase(escaped.charAt(0)) + escaped.substring(1) + ".";
    }

    /** Returns the same of a text of ours in which what stands between two backticks is code, and stays so. */
    public String withCode(String text) {
        return InlineCode.pieces(text).stream()
                .map(piece -> piece.code() ? code(piece.text()) : of(piece.text()))
                .collect(Collectors.joining());
    }

    /** Returns a text in the letters of code. */
    public String code(String text) {
        return "`" + lettering.printable(text).replace('`', '\'').replace("|", "\\|") + "`";
    }

    /** References to characters are understood wherever Markdown is, also within HTML. */
    private static String escape(String printable) {
        var escaped = new StringBuilder(printable.length() + 16);
        for (int i = 0; i < printable.length(); i++) {
            char c = printable.charAt(i);
            if (SPECIAL.indexOf(c) >= 0) {
                escaped.append("&#").append((int) c).append(';');
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
