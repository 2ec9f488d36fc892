// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.driver;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.THIS;

import dev.churnscope.instrument.patch.ClosingMethod;
import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import dev.churnscope.model.CloseCause;
import java.net.ChurnscopeTraffic;
import java.util.List;

/**
 * RabbitMQ's client. A connection is opened on the caller's thread, over blocking sockets, channels or Netty; a lost
 * connection is recovered on a thread of the client. The frame handler represents the connection; it is closed by the
 * reading thread or by the one that requests the close, whichever is first.
 */
public final class RabbitMq implements Instrumentation {

    private static final String PACKAGE = "com/rabbitmq/client/impl/";
    private static final String CONNECTION = PACKAGE + "AMQConnection";
    private static final String RECOVERING = PACKAGE + "recovery/AutorecoveringConnection";
    private static final String SOCKET_HANDLER = PACKAGE + "SocketFrameHandler";
    private static final String CHANNEL_HANDLER = PACKAGE + "nio/SocketChannelFrameHandler";
    private static final String CHANNEL_STATE = PACKAGE + "nio/SocketChannelFrameHandlerState";
    private static final String NETTY_HANDLER = PACKAGE + "NettyFrameHandlerFactory$NettyFrameHandler";

    @Override
    public List<String> classNames() {
        return List.of(CONNECTION, RECOVERING, SOCKET_HANDLER, CHANNEL_HANDLER, CHANNEL_STATE, NETTY_HANDLER);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case CONNECTION -> {
                var handler = new Operand.Field(CONNECTION, "_frameHandler", "Lcom/rabbitmq/client/impl/FrameHandler;");
                yield List.of(
                        new Insertion(
                                "close(ILjava/lang/String;ZLjava/lang/Throwable;IZ)V",
                                InsertionPoint.atEntry(),
                                HookMethod.CLOSE_REQUESTED,
                                handler),
                        new Insertion(
                                        "handleSocketTimeout",
                                        InsertionPoint.beforeCall(
                                                "com/rabbitmq/client/MissedHeartbeatException",
                                                "<init>",
                                                "(Ljava/lang/String;)V"),
                                        HookMethod.NOTED,
                                        handler,
                                        new Operand.Constant(ChurnscopeTraffic.FAILED))
                                .optional());
            }
            case RECOVERING ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                        new Insertion("beginAutomaticRecovery", InsertionPoint.around(), HookMethod.BEGIN, THIS));
            case SOCKET_HANDLER -> associate(new Operand.Field(SOCKET_HANDLER, "_socket", "Ljava/net/Socket;"));
            case CHANNEL_HANDLER, CHANNEL_STATE -> associate(FIRST);
            case NETTY_HANDLER -> associate(new Operand.Field(NETTY_HANDLER, "channel", "Lio/netty/channel/Channel;"));
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static List<Insertion> associate(Operand connection) {
        return List.of(new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, connection));
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                new ClosingMethod(CONNECTION, "handleHeartbeatFailure", CloseCause.ERROR),
                new ClosingMethod(CONNECTION + "$SocketCloseWait", "run", CloseCause.PROTOCOL));
    }
}
