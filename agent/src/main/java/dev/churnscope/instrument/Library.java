// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the {@linkplain Instrumentations list}: enough to tell whether a class that is loaded may be one to change,
 * without loading what changes it.
 *
 * @param name under which {@code coverage.instrumentations} of the report tells what became of it
 * @param kind whose classes these are
 * @param prefixes of the internal names of its classes
 */
record Library(String name, Kind kind, List<String> prefixes) {

    /** Whose classes an instrumentation changes. */
    enum Kind {
        /** Of the JDK, and what carries connections: without it, connections are not counted. */
        TRANSPORT,

        /** Of the JDK: only what the boot loader or the platform loader defines. */
        JDK,

        /** Of a library, whatever class loader defines it. */
        LIBRARY,

        /**
         * Of a library that others bring copies of under names of their own. The prefix is a package that is found anywhere
         * in a class's name; what stands before it differs from copy to copy.
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
     * Returns the name by which the library itself would know a class: the class's own, but for a relocated copy the part
     * that begins with the prefix. Null where the class is none of the library's.
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
