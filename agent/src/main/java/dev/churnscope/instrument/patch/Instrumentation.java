// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import java.util.List;

/**
 * What is done to one library. An instance is made when the first class of the library is loaded.
 *
 * <p>The classes of a relocatable library are named here without what its copies put before, so that they serve all of them.
 */
public interface Instrumentation {

    /** Returns the internal names of the classes that are changed. */
    List<String> classNames();

    /**
     * Returns what is inserted into a class.
     *
     * @param className one of {@link #classNames}
     * @param prefix what a relocated copy puts before the names of all classes of the library; else empty
     */
    List<Insertion> insertions(String className, String prefix);

    /** Returns the methods that tell, on the stack of a close, why the connection is closed. */
    default List<ClosingMethod> closingMethods() {
        return List.of();
    }
}
