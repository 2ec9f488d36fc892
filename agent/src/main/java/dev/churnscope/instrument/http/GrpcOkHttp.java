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
import java.net.ChurnscopeTraffic;
import java.util.List;

/**
 * gRPC over the transport that was forked from OkHttp. It connects on its own executor, which carries the caller known to
 * {@link Grpc}, and stores the socket when it is ready for streams.
 */
public final class GrpcOkHttp implements Instrumentation {

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
                new Insertion("start", InsertionPoint.atEntry(), HookMethod.CAPTURE, executor),
                // The synthetic accessor through which the connecting task writes the field.
                new Insertion("access$*", InsertionPoint.afterWrite("socket"), HookMethod.POOLED, FIRST, listener),
                new Insertion(
                        "startGoAway",
                        InsertionPoint.atEntry(),
                        HookMethod.NOTED,
                        socket,
                        new Operand.Constant(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)),
                new Insertion("startStream", InsertionPoint.atEntry(), HookMethod.REQUEST, socket));
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        // Unless the application closes the channel.
        return List.of(new ClosingMethod(
                "io/grpc/okhttp/AsyncSink*", "run", CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN));
    }
}
