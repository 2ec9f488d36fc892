// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The texts that were read last: most of a report is the same names and frames again and again. For use by one thread. */
final class StringCache {

    private static final int PLACES = 1 << 13;

    private final @Nullable String[] strings = new String[PLACES];

    /** Returns the text that some bytes of ASCII are. */
    String of(byte[] ascii, int length) {
        int hash = 0; // That of the string, which it keeps.
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + ascii[i];
        }
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        @Nullable String word = strings[place];
        if (word == null || word.hashCode() != hash || !isSame(word, ascii, length)) {
            word = new String(ascii, 0, length, StandardCharsets.ISO_8859_1);
            strings[place] = word;
        }
        return word;
    }

    private static boolean isSame(String word, byte[] ascii, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (word.charAt(i) != ascii[i]) {
                return false;
            }
        }
        return true;
    }
}
