// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** Colours for the words by which a person looks for good and bad news, at the beginning of a line. */
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

    private Colours() {}

    static String of(String text) {
        return WORD.matcher(text).replaceAll(match -> {
            var style = STYLES.get(match.group(2));
            return match.group(1) + Style.bold.on() + style.on() + match.group(2) + style.off() + Style.bold.off();
        });
    }
}
