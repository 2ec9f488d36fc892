// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.http;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.THIS;

import dev.churnscope.instrument.patch.ClosingMethod;
import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReusedReason;
import java.util.List;

/**
 * gRPC over Netty, relocated copies included. The transport creates its channel on the thread for which {@link Grpc} has
 * begun a scope of the caller; the instrumentation of Netty does the rest, and counts the streams.
 */
public final class GrpcNetty implements Instrumentation {

    private static final String LIFE_CYCLE = "io/grpc/netty/ClientTransportLifecycleManager";
    private static final String HANDLER = "io/grpc/netty/NettyClientHandler";

    @Override
    public List<String> classNames() {
        return List.of(LIFE_CYCLE, HANDLER);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case LIFE_CYCLE ->
                List.of(new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CHILD_POOL_OF, THIS, FIRST));
            case HANDLER -> {
                var context = new Operand.Call(
                        THIS,
                        prefix + "io/grpc/netty/AbstractNettyHandler",
                        "ctx",
                        "()L" + prefix + "io/netty/channel/ChannelHandlerContext;",
                        false);
                var pool = new Operand.Field(prefix + HANDLER, "lifecycleManager", "L" + prefix + LIFE_CYCLE + ";");
                yield List.of(new Insertion(
                        "handleProtocolNegotiationCompleted",
                        InsertionPoint.atEntry(),
                        HookMethod.POOLED,
                        context,
                        pool));
            }
            default -> throw new IllegalArgumentException(className);
        };
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        // Unless the application closes the channel.
        return List.of(
                new ClosingMethod(HANDLER, "gracefulClose", CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN));
    }
}
