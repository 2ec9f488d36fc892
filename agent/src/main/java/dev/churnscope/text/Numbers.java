// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Formats numbers for users, the same in every locale; without {@link java.text.NumberFormat}, whose classes take a cold JVM 50
 * ms to load.
 */
public final class Numbers {

    private static final String[] THOUSANDS = {"", "k", "M", "G", "T", "P", "E"};

    private Numbers() {}

    /** Returns the exact number: {@code 1,205}. */
    public static String exact(long number) {
        var digits = new StringBuilder().append(number);
        int first = number < 0 ? 1 : 0;
        for (int i = digits.length() - 3; i > first; i -= 3) {
            digits.insert(i, ',');
        }
        return digits.toString();
    }

    /** Returns at most six characters: {@code 1,205} or {@code 12.1M}. */
    public static String compact(long number) {
        if (Math.abs((double) number) < 10_000) {
            return exact(number);
        }
        double scaled = number;
        int power = 0;
        while (Math.abs(scaled) >= 999.5) {
            scaled /= 1000;
            power++;
        }
        return fixed(scaled, Math.abs(scaled) < 99.95 ? 1 : 0) + THOUSANDS[power];
    }

    /** Returns a number with its noun: {@code 1 line}, {@code 12 lines}. */
    public static String of(long number, String one, String many) {
        return exact(number) + " " + (number == 1 ? one : many);
    }

    /** Returns a decimal number: {@code 1,199} or {@code 0.4}. */
    public static String decimal(double number) {
        double size = Math.abs(number);
        if (size >= 1e15) {
            return String.format(Locale.ROOT, "%.1e", number);
        }
        if (size >= 100 || number == Math.rint(number)) {
            long whole = Math.round(size);
            return exact(number < 0 ? -whole : whole);
        }
        return fixed(number, size < 1 ? 2 : 1);
    }

    /** Returns a share: {@code 4.3%}; 0% and 100% only if that is exact. */
    public static String percent(double ratio) {
        if (ratio == 0 || ratio == 1) {
            return ratio == 0 ? "0%" : "100%";
        }
        if (ratio > 0 && ratio < 0.001) {
            return "<0.1%";
        }
        if (ratio > 0.999 && ratio < 1) {
            return ">99.9%";
        }
        if (ratio >= 1e6) {
            return ">1,000,000%";
        }
        return (ratio >= 10 ? exact(Math.round(ratio * 100)) : fixed(ratio * 100, 1)) + "%";
    }

    /** Returns a time with its unit: {@code 3.1 ms}, {@code 9.0 s}, {@code 2.5 h}. */
    public static String millis(double millis) {
        if (millis < 1000) {
            return fixed(millis, millis < 0.095 ? 2 : millis < 99.5 ? 1 : 0) + " ms";
        }
        double seconds = millis / 1000;
        if (seconds < 120) {
            return fixed(seconds, 1) + " s";
        }
        if (seconds < 2 * 3600) {
            return fixed(seconds / 60, 1) + " min";
        }
        double hours = seconds / 3600;
        if (hours < 48) {
            return fixed(hours, 1) + " h";
        }
        return decimal(hours / 24) + " days";
    }

    /** Rounds half up, based on the decimal digits of {@link Double#toString}. */
    private static String fixed(double number, int places) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number)
                        .setScale(places, RoundingMode.HALF_UP)
                        .toPlainString()
                : String.valueOf(number);
    }
}
