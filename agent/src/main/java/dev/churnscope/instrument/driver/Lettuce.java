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
 * Lettuce, over Netty. A {@code ConnectionBuilder} carries the caller that requested a connection, also if its address is
 * resolved first, on another thread. For connections that a cluster or sentinel client opens by itself, the caller is the
 * one that built the client. The builder creates the reconnecting watchdog on the event loop.
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
