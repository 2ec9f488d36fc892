// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.report.Format;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what is given with {@code --format}. */
final class FormatName implements ITypeConverter<Format> {

    /** Part of the published command line, and not there yet. */
    static final List<String> LATER = List.of("html", "markdown");

    @Override
    public Format convert(String name) {
        for (var format : Format.values()) {
            if (format.toString().equals(name)) {
                return format;
            }
        }
        throw new TypeConversionException(
                LATER.contains(name)
                        ? name + " belongs to a later version of Churnscope; this one has text and json"
                        : "there is no format '" + name + "', but text and json");
    }
}
