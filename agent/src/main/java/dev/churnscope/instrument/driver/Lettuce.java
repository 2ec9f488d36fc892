// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.driver;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.THIS;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import java.util.List;

/**
 * Lettuce, over Netty. A {@code ConnectionBuilder} carries the one who asks for a connection, also where its address has to
 * be looked up first and arrives on another thread; what a cluster's or a sentinel's client opens by itself was asked for by
 * whoever built the client. The watchdog that reconnects is made by the builder on the event loop.
 */
public final class Lettuce implements Instrumentation {

    private static final String CLIENT = "io/lettuce/core/AbstractRedisClient";
    private static final String BUILDER = "io/lettuce/core/ConnectionBuilder";
    private static final String WATCHDOG = "io/lettuce/core/protocol/ConnectionWatchdog";

    @Override
    public List<String> classNames() {
        return List.of(CLIENT, BUILDER, WATCHDOG);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        var builtHere = new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS);
        return switch (className) {
            case CLIENT ->
                List.of(
                        builtHere,
                        new Insertion(
                                "initializeChannelAsync", InsertionPoint.atEntry(), HookMethod.PROPAGATE, THIS, FIRST),
                        new Insertion("initializeChannelAsync", InsertionPoint.atEntry(), HookMethod.CAPTURE, FIRST),
                        new Insertion("initializeChannelAsync0", InsertionPoint.around(), HookMethod.BEGIN, FIRST));
            case BUILDER ->
                List.of(new Insertion("createConnectionWatchdog", InsertionPoint.around(), HookMethod.BEGIN, THIS));
            case WATCHDOG ->
                List.of(
                        builtHere,
                        new Insertion("run(I)V", InsertionPoint.around(), HookMethod.BEGIN, THIS),
                        new Insertion("run(ILjava/time/Duration;)V", InsertionPoint.around(), HookMethod.BEGIN, THIS)
                                .optional());
            default -> throw new IllegalArgumentException(className);
        };
    }
}
