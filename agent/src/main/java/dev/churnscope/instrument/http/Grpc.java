// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.http;

import static dev.churnscope.instrument.patch.Insertion.THIS;
import static dev.churnscope.instrument.patch.Insertion.TOP;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import java.util.List;

/**
 * gRPC's channels, whatever transport they use.
 *
 * <p>A channel connects when its first call makes it leave idleness. From there the work goes over a resolver's thread and
 * comes back through the channel's {@code SynchronizationContext}, which whatever thread is there works off, be it on the way
 * of another call. So this context carries the caller: who made the channel leave idleness, for every connect until it is
 * idle again. A channel is a pool, and its context stands for it.
 */
public final class Grpc implements Instrumentation {

    private static final String CHANNEL = "io/grpc/internal/ManagedChannelImpl";
    private static final String SUBCHANNEL = "io/grpc/internal/InternalSubchannel";
    private static final String EXECUTOR = "io/grpc/internal/SerializingExecutor";
    private static final String CONTEXT = "Lio/grpc/SynchronizationContext;";

    @Override
    public List<String> classNames() {
        return List.of(CHANNEL, SUBCHANNEL, EXECUTOR);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case CHANNEL -> {
                var context = new Operand.Field(CHANNEL, "syncContext", CONTEXT);
                yield List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CHILD_POOL_OF, context, THIS),
                        new Insertion("shutdown", InsertionPoint.atEntry(), HookMethod.POOL_CLOSES, THIS),
                        // Written only where the channel was idle.
                        new Insertion(
                                "exitIdleMode", InsertionPoint.afterWrite("lbHelper"), HookMethod.CAPTURE, context));
            }
            case SUBCHANNEL -> {
                var context = new Operand.Field(SUBCHANNEL, "syncContext", CONTEXT);
                // Its argument, the listener, is the one object that the transport knows of the channel.
                var start = InsertionPoint.beforeCall("io/grpc/internal/ConnectionClientTransport", "start", "");
                yield List.of(
                        new Insertion("startNewTransport", InsertionPoint.around(), HookMethod.BEGIN_FOR, context),
                        new Insertion("startNewTransport", start, HookMethod.CHILD_POOL_OF, TOP, context));
            }
            // What an executor runs that was not handed over is nobody's.
            case EXECUTOR -> List.of(new Insertion("run", InsertionPoint.around(), HookMethod.BEGIN_FOR, THIS));
            default -> throw new IllegalArgumentException(className);
        };
    }
}
