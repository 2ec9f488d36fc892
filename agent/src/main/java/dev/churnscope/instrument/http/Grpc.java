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
 * gRPC's channels, with any transport.
 *
 * <p>A channel connects when its first call makes it exit idle mode. From there the work runs on a resolver's thread and
 * returns through the channel's {@code SynchronizationContext}, which is drained by any thread that submits to it, possibly
 * that of another call. So the context carries the caller: the one that made the channel exit idle mode is the caller of
 * every connect until the channel is idle again. A channel is a pool, represented by its context.
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
                        // Written only if the channel was idle.
                        new Insertion(
                                "exitIdleMode", InsertionPoint.afterWrite("lbHelper"), HookMethod.CAPTURE, context));
            }
            case SUBCHANNEL -> {
                var context = new Operand.Field(SUBCHANNEL, "syncContext", CONTEXT);
                // Its argument, the listener, is the only object of the channel that the transport has.
                var start = InsertionPoint.beforeCall("io/grpc/internal/ConnectionClientTransport", "start", "");
                yield List.of(
                        new Insertion("startNewTransport", InsertionPoint.around(), HookMethod.BEGIN_FOR, context),
                        new Insertion("startNewTransport", start, HookMethod.CHILD_POOL_OF, TOP, context));
            }
            // Work that was never captured has no caller, whatever is on the stack.
            case EXECUTOR -> List.of(new Insertion("run", InsertionPoint.around(), HookMethod.BEGIN_FOR, THIS));
            default -> throw new IllegalArgumentException(className);
        };
    }
}
