// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.text.Numbers;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of the table, from left to right, each with the key that sorts by it. */
enum Column {
    OPENS(
            "opens/s",
            "opens/s",
            'o',
            row -> row.rates() == null ? null : row.rates().opens()),
    LOCAL_FIN(
            "lFIN",
            "localFin",
            '1',
            row -> row.rates() == null ? null : row.rates().localFin()),
    REMOTE_FIN(
            "rFIN",
            "remoteFin",
            '2',
            row -> row.rates() == null ? null : row.rates().remoteFin()),
    LOCAL_RESET(
            "lRST",
            "localReset",
            '3',
            row -> row.rates() == null ? null : row.rates().localReset()),
    REMOTE_RESET(
            "rRST",
            "remoteReset",
            '4',
            row -> row.rates() == null ? null : row.rates().remoteReset()),
    OPEN("open", "open", 'n', row -> (double) row.site().open()),
    REUSE("reuse", "reuse", 'u', row -> row.site().reuse()),
    TIME_WAIT("TIMEW", "TIME_WAIT", 't', row -> (double) row.site().timeWait()),
    SITE("call site", "call site", 's', row -> null);

    /** The width of the longest numbers, such as {@code 99.9k} and {@code 1,205}; only {@code 100.0%} is wider. */
    private static final int NUMBER_COLUMNS = 5;

    private final String shortHeading;
    private final String heading;
    private final char key;
    private final Function<Row, @Nullable Double> value;

    Column(String shortHeading, String heading, char key, Function<Row, @Nullable Double> value) {
        this.shortHeading = shortHeading;
        this.heading = heading;
        this.key = key;
        this.value = value;
    }

    char key() {
        return key;
    }

    /** Whether it is a rate of closes of one kind. */
    boolean isClose() {
        return this == LOCAL_FIN || this == REMOTE_FIN || this == LOCAL_RESET || this == REMOTE_RESET;
    }

    String heading(boolean isWide) {
        return isWide ? heading : shortHeading;
    }

    int width(boolean isWide) {
        return Math.max(NUMBER_COLUMNS, heading(isWide).length());
    }

    /** Returns the value, no wider than the column. */
    String text(Row row) {
        var number = value.apply(row);
        if (number == null) {
            return "-";
        }
        return switch (this) {
            case OPEN, TIME_WAIT -> Numbers.compact(number.longValue());
            case REUSE -> Numbers.percent(number);
            default -> rate(number);
        };
    }

    /** Returns a rate per second as text. */
    static String rate(double number) {
        if (number == 0) {
            return "0";
        }
        if (number < 0.05) {
            return "<0.1";
        }
        return number < 99.95 ? String.format(Locale.ROOT, "%.1f", number) : Numbers.compact(Math.round(number));
    }

    /** Returns the order by this column: highest first, names alphabetically, unknown values last. */
    Comparator<Row> order(boolean reversed) {
        if (this == SITE) {
            var byName = Comparator.<Row, String>comparing(
                    row -> row.site().callSite().toString());
            return (reversed ? byName.reversed() : byName).thenComparing(BY_COST);
        }
        Comparator<Double> numbers = reversed ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return Comparator.<Row, @Nullable Double>comparing(value::apply, Comparator.nullsLast(numbers))
                .thenComparing(BY_COST);
    }

    /** The order that reports use. */
    private static final Comparator<Row> BY_COST = Comparator.<Row>comparingLong(
                    row -> -row.site().closes().byThisProcess())
            .thenComparingLong(row -> -row.site().opened())
            .thenComparing(row -> row.site().id());
}
