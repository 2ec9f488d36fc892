// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.text;

import java.nio.charset.Charset;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Escapes text so that Markdown shows it literally, in tables too: names from a report must not become markup or mention users.
 *
 * @param lettering the characters that the reader supports
 */
public record MarkdownText(Lettering lettering) {

    /** Characters with a meaning in Markdown, HTML or formulas, or that start a mention. */
    private static final String SPECIAL = "\\`*_[]{}<>|#~@&$";

    /** Returns an instance for a reader of the charset: plain ASCII unless it is a Unicode charset. */
    public static MarkdownText in(Charset charset) {
        return new MarkdownText(Lettering.of(charset));
    }

    /** Returns a text on one line with all markup escaped. */
    public String of(@Nullable String text) {
        return escape(lettering.printable(text));
    }

    /** Returns the escaped text, with its middle cut if it takes more than the given number of columns. */
    public String cut(String text, int columns) {
        return escape(lettering.cutMiddle(lettering.printable(text), columns));
    }

    /** Returns the escaped text as a sentence, with a capital letter and a full stop. */
    public String sentence(String text) {
        String escaped = of(text);
        return escaped.isEmpty() ? "" : Character.toUpperCase(escaped.charAt(0)) + escaped.substring(1) + ".";
    }

    /**
     * Returns the escaped text, in which parts between backticks remain code; for text that does not come from a report's names.
     */
    public String withCode(String text) {
        return InlineCode.pieces(text).stream()
                .map(piece -> piece.code() ? code(piece.text()) : of(piece.text()))
                .collect(Collectors.joining());
    }

    /** Returns a text as inline code. */
    public String code(String text) {
        return "`" + lettering.printable(text).replace('`', '\'').replace("|", "\\|") + "`";
    }

    /** Uses character references, which work everywhere in Markdown, including HTML. */
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
