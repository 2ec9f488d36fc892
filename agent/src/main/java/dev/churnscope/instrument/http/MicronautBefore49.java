// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.http;

import static dev.churnscope.instrument.patch.Insertion.THIS;

import dev.churnscope.instrument.patch.ClosingMethod;
import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import java.util.ArrayList;
import java.util.List;

/**
 * The pools of Micronaut's HTTP client from 4.0 to 4.8.
 *
 * <p>Every thread that changes a pool, by a request or a connection, checks whether a waiting request can be served or
 * a connection has to be opened. If another thread is already checking, that thread checks once more instead. So a
 * thread opens connections for the requests of others, in the order in which they wait.
 */
final class MicronautBefore49 implements Instrumentation {

    private static final String NETTY = "io/micronaut/http/client/netty/";
    private static final String RESIZER = NETTY + "PoolResizer";
    private static final String MANAGER = NETTY + "ConnectionManager";
    private static final String POOL = MANAGER + "$Pool";

    /** A request that waits for a connection, up to 4.7. */
    private static final String SINK = NETTY + "CancellableMonoSink";

    /** A request that waits for a connection, in 4.8. */
    private static final String WAITING = RESIZER + "$PendingRequest";

    private static final InsertionPoint AVAILABLE = InsertionPoint.beforeCall(POOL, "markConnectionAvailable", "()V");

    private final MicronautConnections connections = new MicronautConnections(MANAGER, POOL);

    @Override
    public List<String> classNames() {
        return List.of(
                RESIZER,
                POOL,
                SINK,
                WAITING,
                connections.connection(),
                connections.http1Handle(),
                connections.stream());
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className.substring(NETTY.length())) {
            case "PoolResizer" -> {
                var waiting = new Operand.Field(RESIZER, "pendingRequests", "Ljava/util/Deque;");
                yield List.of(new Insertion(
                        "doSomeWork",
                        InsertionPoint.beforeCall(RESIZER, "openNewConnection", ""),
                        HookMethod.PROPAGATE_FROM_FIRST,
                        THIS,
                        waiting));
            }
            case "ConnectionManager$Pool" ->
                List.of(new Insertion("openNewConnection", InsertionPoint.around(), HookMethod.BEGIN_FOR, THIS));
            case "CancellableMonoSink", "PoolResizer$PendingRequest" ->
                List.of(new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS));
            case "ConnectionManager$Pool$ConnectionHolder" -> ofConnection();
            case "ConnectionManager$Pool$Http1ConnectionHolder$1" -> {
                var connection =
                        new Operand.Field(connections.http1Handle(), "this$2", 'L' + connections.http1() + ';');
                yield List.of(
                        // From here on another thread may acquire it.
                        new Insertion(
                                "release",
                                InsertionPoint.beforeCall("java/util/concurrent/atomic/AtomicBoolean", "set", "(Z)V"),
                                HookMethod.RELEASING,
                                connection),
                        new Insertion("release", AVAILABLE, HookMethod.RELEASED, connection));
            }
            case "ConnectionManager$Pool$Http2ConnectionHolder$2" -> List.of(connections.ofStream(AVAILABLE));
            default -> throw new IllegalArgumentException(className);
        };
    }

    private List<Insertion> ofConnection() {
        var insertions = new ArrayList<>(connections.ofConnection());
        // The connection is assigned to the request before the method continues on the event loop.
        insertions.add(new Insertion(
                "dispatch",
                InsertionPoint.beforeCall("io/netty/channel/EventLoop", "inEventLoop", "()Z"),
                HookMethod.ACQUIRED,
                THIS));
        return insertions;
    }

    /**
     * Returns the insertions into the handler that receives GOAWAY frames in 4.8; they are optional, since not every
     * handler does.
     */
    List<Insertion> onGoAway() {
        return connections.onGoAway();
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return connections.closingMethods();
    }
}
