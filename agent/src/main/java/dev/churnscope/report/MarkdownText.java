// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Text that Markdown shows as it is, in a table too: names from a report must not become markup. */
public final class MarkdownText {

    private MarkdownText() {}

    /** Returns a text on one line with all that would be markup escaped. */
    public static String of(@Nullable String text) {
        return Lettering.UNICODE.printable(text).replaceAll("([\\\\`*_{}\\[\\]<>|#~])", "\\\\$1");
    }

    /** Returns the same as a sentence: with a capital, and a full stop. */
    public static String sentence(String text) {
        String escaped = of(text);
        return escaped.isEmpty() ? "" : Character.toUpperCase(escaped.charAt(0)) + escaped.substring(1) + ".";
    }

    /** Returns the same of a text of ours in which what stands between two backticks is code, and stays so. */
    public static String withCode(String text) {
        return InlineCode.pieces(text).stream()
                .map(piece -> piece.code() ? code(piece.text()) : of(piece.text()))
                .collect(Collectors.joining());
    }

    /** Returns a text in the letters of code. */
    public static String code(String text) {
        return "`" + Lettering.UNICODE.printable(text).replace('`', '\'').replace("|", "\\|") + "`";
    }
}
