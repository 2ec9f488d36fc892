// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import java.util.List;

/** The list of what is instrumented: the one place that knows all of it. */
final class Instrumentations {

    private Instrumentations() {}

    /** Returns every instrumentation, made anew. */
    static List<Instrumentation> all() {
        return List.of(new JdkSocket(), new JdkSocketChannel(), new JdkAsynchronousSocketChannel());
    }
}
