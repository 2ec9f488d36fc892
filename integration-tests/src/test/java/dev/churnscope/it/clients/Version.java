// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import java.util.List;

/**
 * One version of a library.
 *
 * @param coordinates {@code group:artifact:version} of the library, and of what else its program needs
 */
public record Version(List<String> coordinates) {

    public Version {
        coordinates = List.copyOf(coordinates);
    }

    /** The version of the first of the coordinates: none for a part of the JDK. */
    @Override
    public String toString() {
        return coordinates.isEmpty() ? "" : coordinates.get(0).replaceAll(".*:", "");
    }
}
