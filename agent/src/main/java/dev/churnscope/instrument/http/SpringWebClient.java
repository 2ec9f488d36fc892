// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.http;

import static dev.churnscope.instrument.patch.Insertion.THIS;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import java.util.List;

/**
 * Spring's {@code WebClient}, with any connector. {@code exchange}, which {@code retrieve} and the other methods call, only
 * assembles a request: the underlying library is called on subscription, on the subscribing thread. The request spec
 * carries the caller. With the JDK's client the request is deferred once more, and carries the caller itself.
 */
public final class SpringWebClient implements Instrumentation {

    private static final String SPEC =
            "org/springframework/web/reactive/function/client/DefaultWebClient$DefaultRequestBodyUriSpec";

    private static final String JDK_CONNECTOR = "org/springframework/http/client/reactive/JdkClientHttpConnector";
    private static final String JDK_REQUEST = "org/springframework/http/client/reactive/JdkClientHttpRequest";

    @Override
    public List<String> classNames() {
        return List.of(SPEC, JDK_CONNECTOR, JDK_REQUEST);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case SPEC ->
                List.of(
                        new Insertion("exchange", InsertionPoint.atEntry(), HookMethod.CAPTURE, THIS),
                        // Static lambdas have another object as their first parameter, which was never captured, so
                        // that they have no caller.
                        new Insertion("lambda$exchange$*", InsertionPoint.around(), HookMethod.BEGIN, THIS));
            case JDK_REQUEST ->
                List.of(new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS));
            case JDK_CONNECTOR ->
                List.of(new Insertion(
                        "lambda$connect$*",
                        InsertionPoint.around(),
                        HookMethod.BEGIN,
                        new Operand.Parameter("L" + JDK_REQUEST + ";")));
            default -> throw new IllegalArgumentException(className);
        };
    }
}
