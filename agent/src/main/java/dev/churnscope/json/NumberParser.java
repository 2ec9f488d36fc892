// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import java.nio.charset.StandardCharsets;

/** Parses the bytes of JSON numbers (RFC 8259, section 6) that are not negative: Churnscope counts nothing that could be. */
final class NumberParser {

    /** Any number of up to this many digits fits into a long. */
    private static final int MAX_DIGITS_OF_LONG = 18;

    /** Up to this many digits, both mantissa and power of ten are exact doubles, so their quotient is correctly rounded. */
    private static final int MAX_EXACT_DIGITS = 15;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14
    };

    private NumberParser() {}

    /** Whether the number has neither a fraction nor an exponent. */
    static boolean isWhole(byte[] text, int length) {
        for (int i = 0; i < length; i++) {
            if (!isDigit(text[i])) {
                return false;
            }
        }
        return true;
    }

    static long whole(byte[] text, int length) throws UnsupportedJsonException {
        checkStart(text, length);
        if (length > MAX_DIGITS_OF_LONG) {
            throw new UnsupportedJsonException();
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            if (!isDigit(text[i])) {
                throw new UnsupportedJsonException();
            }
            number = 10 * number + text[i] - '0';
        }
        return number;
    }

    static double decimal(byte[] text, int length) throws UnsupportedJsonException {
        checkStart(text, length);
        long digits = 0;
        int point = length;
        int end = 0;
        for (; end < length && (isDigit(text[end]) || text[end] == '.' && point == length); end++) {
            if (text[end] == '.') {
                point = end;
            } else if (end <= MAX_EXACT_DIGITS) {
                digits = 10 * digits + text[end] - '0';
            }
        }
        if (!isDigit(text[end - 1]) || !isExponent(text, end, length)) {
            throw new UnsupportedJsonException();
        }
        int fraction = Math.max(0, end - point - 1);
        if (end == length && end <= MAX_EXACT_DIGITS && fraction < POWERS.length && digits > 0) {
            return digits / POWERS[fraction];
        }
        double number = Double.parseDouble(new String(text, 0, length, StandardCharsets.ISO_8859_1));
        if (Double.isInfinite(number)) {
            throw new UnsupportedJsonException();
        }
        return number;
    }

    /** Rejects numbers that do not start with a digit, or that have leading zeros. */
    private static void checkStart(byte[] text, int length) throws UnsupportedJsonException {
        if (length == 0 || !isDigit(text[0]) || text[0] == '0' && length > 1 && isDigit(text[1])) {
            throw new UnsupportedJsonException();
        }
    }

    /** Whether the rest is empty or an exponent: {@code e}, an optional sign, and digits. */
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
