// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the {@linkplain Instrumentations list}: enough to decide whether a loaded class may have to be instrumented,
 * without loading its instrumentation.
 *
 * @param name its key in {@code coverage.instrumentations} of the report
 * @param kind where its classes come from
 * @param prefixes how the internal names of its classes begin
 */
record Library(String name, Kind kind, List<String> prefixes) {

    /** Where the classes that an instrumentation changes come from. */
    enum Kind {
        /** A transport of the JDK: without its instrumentation, connections are not counted. */
        TRANSPORT,

        /** Classes of the JDK, defined by the boot loader or the platform loader. */
        JDK,

        /** Classes of a library, in any class loader. */
        LIBRARY,

        /**
         * Classes of a library of which others contain relocated copies. The prefix may occur anywhere in a class's name;
         * the part before it differs between copies.
         */
        RELOCATABLE
    }

    static Library transport(String name, String... prefixes) {
        return new Library(name, Kind.TRANSPORT, List.of(prefixes));
    }

    static Library jdk(String name, String... prefixes) {
        return new Library(name, Kind.JDK, List.of(prefixes));
    }

    static Library named(String name, String... prefixes) {
        return new Library(name, Kind.LIBRARY, List.of(prefixes));
    }

    static Library relocatable(String name, String prefix) {
        return new Library(name, Kind.RELOCATABLE, List.of(prefix));
    }

    boolean isOfTheJdk() {
        return kind == Kind.TRANSPORT || kind == Kind.JDK;
    }

    /**
     * Returns the original name of a class of the library: its own name, or, for a relocated copy, the part that begins
     * with the prefix. Null if the class does not belong to the library.
     *
     * @param className internal name
     */
    @Nullable
    String nameOf(String className) {
        if (kind == Kind.RELOCATABLE) {
            int at = className.lastIndexOf(prefixes.get(0));
            return at < 0 ? null : className.substring(at);
        }
        for (String prefix : prefixes) {
            if (className.startsWith(prefix)) {
                return className;
            }
        }
        return null;
    }
}
