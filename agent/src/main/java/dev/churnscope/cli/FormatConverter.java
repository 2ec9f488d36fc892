// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.Spelling;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the value of {@code --format}: the name of one of a command's output formats. */
final class FormatConverter<F> implements ITypeConverter<F> {

    private final List<F> formats;

    /** @param formats at least two; {@code toString} returns their names */
    FormatConverter(F[] formats) {
        this.formats = List.of(formats);
    }

    @Override
    public F convert(String name) {
        for (var format : formats) {
            if (format.toString().equals(name)) {
                return format;
            }
        }
        var names = formats.stream().map(Object::toString).toList();
        int last = names.size() - 1;
        throw new TypeConversionException("there is no format '" + name + "'"
                + Spelling.nearest(name, names)
                        .map(nearest -> ", did you mean '" + nearest + "'?")
                        .orElse("; accepted are " + String.join(", ", names.subList(0, last)) + " and "
                                + names.get(last)));
    }
}
