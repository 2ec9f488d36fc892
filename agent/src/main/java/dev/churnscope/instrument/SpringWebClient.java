// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import static dev.churnscope.instrument.Insertion.THIS;

import java.util.List;

/**
 * Spring's {@code WebClient}, whatever carries its requests. {@code exchange}, which {@code retrieve} and the rest call,
 * only describes a request: the library beneath is asked when somebody subscribes, on whatever thread that is. The
 * description carries the caller.
 */
final class SpringWebClient implements Instrumentation {

    private static final String SPEC =
            "org/springframework/web/reactive/function/client/DefaultWebClient$DefaultRequestBodyUriSpec";

    @Override
    public List<String> classNames() {
        return List.of(SPEC);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return List.of(
                new Insertion("exchange", Point.atEntry(), HookMethod.HAND_OVER, THIS),
                // Static ones among them have something else for their first parameter, which was never handed over.
                new Insertion("lambda$exchange$*", Point.around(), HookMethod.BEGIN, THIS));
    }
}
