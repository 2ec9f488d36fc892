// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.http;

import static dev.churnscope.instrument.patch.Insertion.THIS;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import java.util.List;

/**
 * Reactor's operators that continue on another thread: {@code subscribeOn}, {@code publishOn}, {@code delay} and those
 * built on them, such as {@code retryWhen} with a delay.
 *
 * <p>The operator's subscriber is created once for each subscription, on the subscribing thread, and carries the caller to
 * the scheduler's thread.
 */
public final class ReactorCore implements Instrumentation {

    private static final String PACKAGE = "reactor/core/publisher/";

    @Override
    public List<String> classNames() {
        return List.of(
                PACKAGE + "MonoSubscribeOn$SubscribeOnSubscriber",
                PACKAGE + "FluxSubscribeOn$SubscribeOnSubscriber",
                PACKAGE + "FluxSubscribeOnCallable$CallableSubscribeOnSubscription",
                PACKAGE + "FluxSubscribeOnValue$ScheduledScalar",
                PACKAGE + "MonoPublishOn$PublishOnSubscriber",
                PACKAGE + "FluxPublishOn$PublishOnSubscriber",
                PACKAGE + "FluxPublishOn$PublishOnConditionalSubscriber",
                PACKAGE + "MonoDelay$MonoDelayRunnable",
                PACKAGE + "FluxInterval$IntervalRunnable");
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return List.of(
                new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                new Insertion("run", InsertionPoint.around(), HookMethod.BEGIN, THIS));
    }
}
