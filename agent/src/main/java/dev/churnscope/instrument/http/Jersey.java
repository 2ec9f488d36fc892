// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.http;

import static dev.churnscope.instrument.patch.Insertion.FIRST;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import java.util.List;

/**
 * Jersey's client, with any connector. Asynchronous requests run on an executor of Jersey or of the application; the
 * request carries the caller.
 */
public final class Jersey implements Instrumentation {

    private static final String RUNTIME = "org/glassfish/jersey/client/ClientRuntime";

    @Override
    public List<String> classNames() {
        return List.of(RUNTIME);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return List.of(
                new Insertion("createRunnableForAsyncProcessing", InsertionPoint.atEntry(), HookMethod.CAPTURE, FIRST),
                new Insertion(
                        "lambda$createRunnableForAsyncProcessing$*",
                        InsertionPoint.around(),
                        HookMethod.BEGIN,
                        new Operand.Parameter("Lorg/glassfish/jersey/client/ClientRequest;")));
    }
}
