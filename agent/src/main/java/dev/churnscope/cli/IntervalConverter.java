// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the value of {@code --interval}. */
final class IntervalConverter implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,3})?s?");
    private static final Duration MIN_INTERVAL = Duration.ofMillis(100);

    @Override
    public Duration convert(String text) {
        if (FORM.matcher(text).matches()) {
            var seconds = new BigDecimal(text.endsWith("s") ? text.substring(0, text.length() - 1) : text);
            var interval = Duration.ofMillis(seconds.movePointRight(3).longValueExact());
            if (interval.compareTo(MIN_INTERVAL) >= 0) {
                return interval;
            }
        }
        throw new TypeConversionException(
                "--interval: '" + text + "' is not accepted, expected a number of seconds from 0.1 on, such as 5");
    }
}
