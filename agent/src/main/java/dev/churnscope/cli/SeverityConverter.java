// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.diagnose.Severity;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what is given with {@code --fail-on}. */
final class SeverityConverter implements ITypeConverter<Severity> {

    /** What is merely worth knowing fails nothing. */
    private static final List<Severity> SEVERITIES = List.of(Severity.HIGH, Severity.MEDIUM, Severity.LOW);

    @Override
    public Severity convert(String name) {
        return SEVERITIES.stream()
                .filter(severity -> severity.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "there is no severity '" + name + "' to fail on, but high, medium and low"));
    }

    /** The severities, for completion. */
    static final class Candidates implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return SEVERITIES.stream().map(Severity::label).iterator();
        }
    }
}
