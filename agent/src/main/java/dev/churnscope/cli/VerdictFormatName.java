// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.gate.VerdictFormat;
import java.util.Iterator;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what is given with {@code check --format}. */
final class VerdictFormatName implements ITypeConverter<VerdictFormat> {

    @Override
    public VerdictFormat convert(String name) {
        for (var format : VerdictFormat.values()) {
            if (format.toString().equals(name)) {
                return format;
            }
        }
        throw new TypeConversionException(
                "there is no format '" + name + "', but text, json, junit, sarif and markdown");
    }

    /** The formats, for completion. */
    static final class Candidates implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(VerdictFormat.values())
                    .map(VerdictFormat::toString)
                    .iterator();
        }
    }
}
