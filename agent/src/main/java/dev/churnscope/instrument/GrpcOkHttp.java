// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import static dev.churnscope.instrument.Insertion.FIRST;
import static dev.churnscope.instrument.Insertion.THIS;

import java.net.ChurnscopeTraffic;
import java.util.List;

/**
 * gRPC over a transport that was once OkHttp's. It connects on an executor of its own, which carries the caller that {@link
 * Grpc} knows, and keeps the socket once that is ready for streams.
 */
final class GrpcOkHttp implements Instrumentation {

    private static final String TRANSPORT = "io/grpc/okhttp/OkHttpClientTransport";

    @Override
    public List<String> classNames() {
        return List.of(TRANSPORT);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        var executor = new Operand.Field(TRANSPORT, "serializingExecutor", "Lio/grpc/internal/SerializingExecutor;");
        var socket = new Operand.Field(TRANSPORT, "socket", "Ljava/net/Socket;");
        var listener =
                new Operand.FieldOf(THIS, TRANSPORT, "listener", "Lio/grpc/internal/ManagedClientTransport$Listener;");
        return List.of(
                new Insertion("start", Point.atEntry(), HookMethod.HAND_OVER, executor),
                // The static method through which the task that connects writes the field.
                new Insertion("access$*", Point.afterWrite("socket"), HookMethod.POOLED, FIRST, listener),
                // The channel's timer shuts it down, too; where a line has, it is the line.
                new Insertion("shutdown", Point.atEntry(), HookMethod.CLOSE_ASKED, socket),
                new Insertion(
                        "shutdown",
                        Point.atEntry(),
                        HookMethod.NOTED,
                        socket,
                        new Operand.Constant(ChurnscopeTraffic.IDLE_LIMIT)),
                new Insertion(
                        "startGoAway",
                        Point.atEntry(),
                        HookMethod.NOTED,
                        socket,
                        new Operand.Constant(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)),
                new Insertion("shutdownNow", Point.atEntry(), HookMethod.CLOSE_ASKED, socket),
                new Insertion("startStream", Point.atEntry(), HookMethod.REQUEST, socket));
    }
}
