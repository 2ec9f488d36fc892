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
 * <p>Whatever changes a pool, a request or a connection, has its thread look whether a request can have a connection or one
 * has to be opened; if a thread is at that already, it looks again for the other. So a thread opens connections for requests
 * of others, in the order in which these wait.
 */
final class MicronautBefore49 implements Instrumentation {

    private static final String NETTY = "io/micronaut/http/client/netty/";
    private static final String RESIZER = NETTY + "PoolResizer";
    private static final String MANAGER = NETTY + "ConnectionManager";
    private static final String POOL = MANAGER + "$Pool";

    /** What waits for a connection, up to 4.7. */
    private static final String SINK = NETTY + "CancellableMonoSink";

    /** The same in 4.8. */
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
                        // From then on another thread may find it.
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
        // Once it is a request's, the method goes on to the event loop.
        insertions.add(new Insertion(
                "dispatch",
                InsertionPoint.beforeCall("io/netty/channel/EventLoop", "inEventLoop", "()Z"),
                HookMethod.ACQUIRED,
                THIS));
        return insertions;
    }

    /** Returns what is inserted into a handler, if it is the one that hears of the peer's farewell, as some do in 4.8. */
    List<Insertion> onGoAway() {
        return connections.onGoAway();
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return connections.closingMethods();
    }
}
