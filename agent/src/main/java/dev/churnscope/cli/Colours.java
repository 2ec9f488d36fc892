// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;

/** Colours for help, and for words at the start of a line that mark good or bad results. */
final class Colours {

    private static final Map<String, IStyle> STYLES = Map.of(
            "FAILED", Style.fg_red,
            "WORSE", Style.fg_red,
            "NEW", Style.fg_red,
            "PASSED", Style.fg_green,
            "BETTER", Style.fg_green,
            "GONE", Style.fg_green);

    private static final Pattern WORD =
            Pattern.compile("^( *)(FAILED|WORSE|NEW|PASSED|BETTER|GONE)\\b", Pattern.MULTILINE);

    /** Ends with SGR 22 (ECMA-48, 8.3.117); picocli's 21 means double underline to newer terminals. */
    private static final IStyle BOLD = new IStyle() {
        @Override
        public String on() {
            return "\u001b[1m";
        }

        @Override
        public String off() {
            return "\u001b[22m";
        }
    };

    private Colours() {}

    /**
     * Returns whether to use colours on a terminal.
     *
     * @param terminal the value of TERM
     */
    static Ansi of(@Nullable String terminal, Ansi wanted) {
        return "dumb".equals(terminal) ? Ansi.OFF : wanted;
    }

    /** Returns the colour scheme of help texts. */
    static ColorScheme ofHelp(Ansi ansi) {
        return new ColorScheme.Builder(ansi)
                .commands(BOLD)
                .options(Style.fg_yellow)
                .parameters(Style.fg_yellow)
                .optionParams(Style.italic)
                .build();
    }

    static String of(String text) {
        return WORD.matcher(text).replaceAll(match -> {
            var style = STYLES.get(match.group(2));
            return match.group(1) + BOLD.on() + style.on() + match.group(2) + style.off() + BOLD.off();
        });
    }
}
