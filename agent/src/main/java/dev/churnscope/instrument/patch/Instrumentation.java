// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import java.util.List;

/**
 * The instrumentation of one library. An instance is created when the first class of the library is loaded.
 *
 * <p>The class names of a library that may be relocated are given without the prefix of a copy, so that they apply to all
 * copies.
 */
public interface Instrumentation {

    /** Returns the internal names of the classes to instrument. */
    List<String> classNames();

    /**
     * Returns the insertions into a class.
     *
     * @param className one of {@link #classNames}
     * @param prefix the prefix of all class names in a relocated copy of the library; else empty
     */
    List<Insertion> insertions(String className, String prefix);

    /** Returns the methods that hint, by being on the stack of a close, at why the connection is closed. */
    default List<ClosingMethod> closingMethods() {
        return List.of();
    }
}
