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
 * Spring's {@code WebClient}, whatever carries its requests. {@code exchange}, which {@code retrieve} and the rest call,
 * only describes a request: the library beneath is asked when somebody subscribes, on whatever thread that is. The
 * description carries the caller. Over the JDK's client the request is a description once more, and carries it on.
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
                        // Static ones among them have something else for their first parameter, which was never handed
                        // over.
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
