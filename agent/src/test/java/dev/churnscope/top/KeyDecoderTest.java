// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.top.Key.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyDecoderTest {

    /** Represents a pause. */
    private static final char PAUSE = '|';

    private static final String ESC = "\u001b";

    @ParameterizedTest
    @CsvSource({
        "[A, UP",
        "OA, UP",
        "[B, DOWN",
        "OC, RIGHT",
        "[D, LEFT",
        "[5~, PAGE_UP",
        "[6~, PAGE_DOWN",
        "[1~, HOME",
        "OH, HOME",
        "[F, END",
        "[4~, END",
        "[1;5A, UP",
        "[15~, OTHER",
        "[?62;4c, OTHER",
        "x, OTHER"
    })
    void anEscapeSequenceIsOneKey(String sequence, Kind kind) throws IOException {
        assertThat(keys(ESC + sequence + "q")).containsExactly(Key.of(kind), Key.of('q'));
    }

    @Test
    void escAloneIsAKeyToo() throws IOException {
        assertThat(keys(ESC + PAUSE + "[A")).containsExactly(Key.of(Kind.ESCAPE), Key.of('['), Key.of('A'));
        assertThat(keys(ESC)).containsExactly(Key.of(Kind.ESCAPE));
    }

    @Test
    void controlCharactersAreKeys() throws IOException {
        assertThat(keys("\r\n\u007f\b\u0003\f\u001a\t"))
                .extracting(Key::kind)
                .containsExactly(
                        Kind.ENTER,
                        Kind.ENTER,
                        Kind.BACKSPACE,
                        Kind.BACKSPACE,
                        Kind.INTERRUPT,
                        Kind.REDRAW,
                        Kind.SUSPEND,
                        Kind.OTHER);
    }

    @Test
    void otherCharactersAreThemselves() throws IOException {
        assertThat(keys("q\u00e4\u540d")).containsExactly(Key.of('q'), Key.of('\u00e4'), Key.of('\u540d'));
    }

    private static List<Key> keys(String sent) throws IOException {
        var rest = new StringBuilder(sent);
        var decoder = new KeyDecoder(millis -> {
            if (rest.isEmpty()) {
                return -1;
            }
            char next = rest.charAt(0);
            rest.deleteCharAt(0);
            return next == PAUSE ? -2 : next;
        });
        var keys = new ArrayList<Key>();
        for (var key = decoder.next(); key != null; key = decoder.next()) {
            keys.add(key);
        }
        return keys;
    }
}
