// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import dev.churnscope.it.Jdk;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run: a library in one version, over one transport, on one JDK. */
public record Row(Library library, Version version, Transport transport, Jdk jdk) {

    @Override
    public String toString() {
        return Stream.of(library, version, transport, jdk)
                .map(Object::toString)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
