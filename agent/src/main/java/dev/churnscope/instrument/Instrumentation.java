// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import java.util.List;

/**
 * What is done to one library.
 *
 * <p>An instance is made when the agent starts, and should cost nothing: what is inserted is only asked for when one of
 * the classes is loaded.
 */
interface Instrumentation {

    /** Returns the name under which {@code coverage.instrumentations} of the report tells what became of it. */
    String name();

    /** Returns the internal names of the classes that are changed. */
    List<String> classNames();

    /**
     * Returns what is inserted into a class.
     *
     * @param className one of {@link #classNames}
     */
    List<Insertion> insertions(String className);
}
