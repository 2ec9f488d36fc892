// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.diff.DiffFormat;
import java.util.Iterator;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what is given with {@code diff --format}. */
final class DiffFormatName implements ITypeConverter<DiffFormat> {

    @Override
    public DiffFormat convert(String name) {
        for (var format : DiffFormat.values()) {
            if (format.toString().equals(name)) {
                return format;
            }
        }
        throw new TypeConversionException("there is no format '" + name + "', but text, json and markdown");
    }

    /** The formats, for completion. */
    static final class Candidates implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(DiffFormat.values()).map(DiffFormat::toString).iterator();
        }
    }
}
