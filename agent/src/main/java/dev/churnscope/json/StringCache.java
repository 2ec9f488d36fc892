// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Caches the strings that were read last, since most of a report is the same names and frames repeated. For use by one thread.
 */
final class StringCache {

    private static final int SLOTS = 1 << 13;

    private final @Nullable String[] strings = new String[SLOTS];

    /** Returns the string of the first {@code length} bytes. */
    String of(byte[] ascii, int length) {
        int hash = 0; // Equal to that of the string, which caches it.
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + ascii[i];
        }
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        @Nullable String string = strings[slot];
        if (string == null || string.hashCode() != hash || !isSame(string, ascii, length)) {
            string = new String(ascii, 0, length, StandardCharsets.ISO_8859_1);
            strings[slot] = string;
        }
        return string;
    }

    private static boolean isSame(String string, byte[] ascii, int length) {
        if (string.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (string.charAt(i) != ascii[i]) {
                return false;
            }
        }
        return true;
    }
}
