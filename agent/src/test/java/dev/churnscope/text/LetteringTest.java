// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LetteringTest {

    @ParameterizedTest
    @CsvSource({"UTF-8, UNICODE", "UTF-16LE, UNICODE", "US-ASCII, ASCII", "ISO-8859-1, ASCII", "windows-1252, ASCII"})
    void onlyUnicodeIsTrustedWithMoreThanAscii(String charset, Lettering expected) {
        assertThat(Lettering.of(Charset.forName(charset))).isEqualTo(expected);
    }

    @Test
    void whatMovesTheCursorIsEscaped() {
        assertThat(Lettering.UNICODE.printable("a\nb\tc\u001b[31m\u202e\u2028\u00ad"))
                .isEqualTo("a\\nb\\tc\\u001b[31m\\u202e\\u2028\\u00ad");
    }

    @Test
    void lettersAreKeptWhereTheyCanBeShown() {
        assertThat(Lettering.UNICODE.printable("Gr\u00f6\u00dfe")).isEqualTo("Gr\u00f6\u00dfe");
        assertThat(Lettering.ASCII.printable("Gr\u00f6\u00dfe")).isEqualTo("Gr\\u00f6\\u00dfe");
    }

    @Test
    void wideLettersTakeTwoColumns() {
        assertThat(Lettering.columns("ab\u4fa1\u683c\ud83d\ude00")).isEqualTo(8);
        assertThat(Lettering.UNICODE.cut("\u4fa1\u683c\u4fa1\u683c", 6)).isEqualTo("\u4fa1\u683c\u2026");
    }

    @Test
    void cutsTheEndOrTheMiddle() {
        assertThat(Lettering.ASCII.cut("abcdefgh", 8)).isEqualTo("abcdefgh");
        assertThat(Lettering.ASCII.cut("abcdefgh", 6)).isEqualTo("abcd..");
        assertThat(Lettering.ASCII.cutMiddle("abcdefgh", 6)).isEqualTo("ab..gh");
        assertThat(Lettering.ASCII.cutMiddle("abcdefgh", 2)).isEmpty();
    }

    @Test
    void whatIsNotKnownIsSaidToBe() {
        assertThat(Lettering.ASCII.printable(null)).isEqualTo("unknown");
    }
}
