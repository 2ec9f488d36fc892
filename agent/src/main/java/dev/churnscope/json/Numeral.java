// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import java.nio.charset.StandardCharsets;

/** The numbers of JSON (RFC 8259, 6), of their bytes. */
final class Numeral {

    /** So many digits every long has room for. */
    private static final int MOST_DIGITS_OF_LONG = 18;

    /** Up to so many digits, and so large a power of ten, a double is exact, and so is their quotient rounded but once. */
    private static final int MOST_EXACT_DIGITS = 15;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14
    };

    private Numeral() {}

    /** Whether it has neither a fraction nor an exponent. */
    static boolean isWhole(byte[] text, int length) {
        for (int i = 0; i < length; i++) {
            if (!isDigit(text[i]) && text[i] != '-') {
                return false;
            }
        }
        return true;
    }

    static long whole(byte[] text, int length) throws NotPlain {
        int start = start(text, length);
        int digits = length - start;
        if (digits > MOST_DIGITS_OF_LONG) {
            throw new NotPlain();
        }
        long number = 0;
        for (int i = start; i < length; i++) {
            if (!isDigit(text[i])) {
                throw new NotPlain();
            }
            number = 10 * number + text[i] - '0';
        }
        return start == 0 ? number : -number;
    }

    static double decimal(byte[] text, int length) throws NotPlain {
        int start = start(text, length);
        long digits = 0;
        int point = length;
        int end = start;
        for (; end < length && (isDigit(text[end]) || text[end] == '.' && point == length); end++) {
            if (text[end] == '.') {
                point = end;
            } else if (end - start <= MOST_EXACT_DIGITS) {
                digits = 10 * digits + text[end] - '0';
            }
        }
        if (!isDigit(text[end - 1]) || !isExponent(text, end, length)) {
            throw new NotPlain();
        }
        int fraction = Math.max(0, end - point - 1);
        if (end == length && end - start <= MOST_EXACT_DIGITS && fraction < POWERS.length && digits > 0) {
            double number = digits / POWERS[fraction];
            return start == 0 ? number : -number;
        }
        double number = Double.parseDouble(new String(text, 0, length, StandardCharsets.ISO_8859_1));
        if (Double.isInfinite(number)) {
            throw new NotPlain();
        }
        return number;
    }

    /** Returns where the first digit is, which is 0 only if no other is behind it. */
    private static int start(byte[] text, int length) throws NotPlain {
        int start = length > 0 && text[0] == '-' ? 1 : 0;
        if (start == length
                || !isDigit(text[start])
                || text[start] == '0' && start + 1 < length && isDigit(text[start + 1])) {
            throw new NotPlain();
        }
        return start;
    }

    /** Whether nothing follows, or {@code e}, a sign perhaps, and a number. */
    private static boolean isExponent(byte[] text, int from, int length) {
        if (from == length) {
            return true;
        }
        int digits = from + 1;
        if (digits < length && (text[digits] == '+' || text[digits] == '-')) {
            digits++;
        }
        if ((text[from] | 0x20) != 'e' || digits == length) {
            return false;
        }
        for (int i = digits; i < length; i++) {
            if (!isDigit(text[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
