// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.Spelling;
import dev.churnscope.report.Format;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what is given with {@code --format}. */
final class FormatName implements ITypeConverter<Format> {

    @Override
    public Format convert(String name) {
        for (var format : Format.values()) {
            if (format.toString().equals(name)) {
                return format;
            }
        }
        var names = Arrays.stream(Format.values()).map(Format::toString).toList();
        throw new TypeConversionException("there is no format '" + name + "'"
                + Spelling.nearest(name, names)
                        .map(nearest -> ", did you mean '" + nearest + "'?")
                        .orElse(", but text, json, html and markdown"));
    }
}
