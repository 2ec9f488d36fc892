// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the value of {@code --count}. */
final class CountConverter implements ITypeConverter<Long> {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,8}");

    @Override
    public Long convert(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new TypeConversionException(
                    "--count: '" + text + "' is not accepted, expected a whole number from 1 on");
        }
        return Long.valueOf(text);
    }
}
