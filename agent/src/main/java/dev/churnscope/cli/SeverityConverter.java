// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.diagnose.Severity;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the value of {@code --fail-on}. */
final class SeverityConverter implements ITypeConverter<Severity> {

    /** Findings of severity {@code info} never fail a check. */
    private static final List<Severity> SEVERITIES = List.of(Severity.HIGH, Severity.MEDIUM, Severity.LOW);

    @Override
    public Severity convert(String name) {
        return SEVERITIES.stream()
                .filter(severity -> severity.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "there is no severity '" + name + "' to fail on; accepted are high, medium and low"));
    }

    /** The severities, for completion. */
    static final class Candidates implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return SEVERITIES.stream().map(Severity::label).iterator();
        }
    }
}
