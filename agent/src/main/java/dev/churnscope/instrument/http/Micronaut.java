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
 * Micronaut's HTTP client. Requests, TLS and connects are covered by the instrumentation of Netty.
 *
 * <p>From 4.9 on, a request waits for a connection in the pool of its address, which has a local pool for each event loop.
 * The loop opens a connection for it, or later, when the pool's limit allows another, for any waiting request. So the
 * waiting request carries the caller. Earlier versions have {@linkplain MicronautBefore49 another pool}. All pools of a
 * client belong to its {@code ConnectionManager}.
 */
public final class Micronaut implements Instrumentation {

    private static final String NETTY = "io/micronaut/http/client/netty/";
    private static final String MANAGER = NETTY + "ConnectionManager";

    /**
     * The handler that receives GOAWAY frames: an anonymous class of the manager, with one number in 4.8 and 4.9,
     * another in 4.10, and another in 5.
     */
    private static final String FRAMES_48 = MANAGER + "$7";

    private static final String FRAMES_410 = MANAGER + "$8";
    private static final String FRAMES_5 = MANAGER + "$9";

    private static final String POOL = NETTY + "Pool49";
    private static final String LOCAL_POOL = POOL + "$LocalPoolPair";
    private static final String WAITING = POOL + "$PendingRequest";
    private static final String ENTRY = POOL + "$PoolEntry";
    private static final String HTTP1_ENTRY = POOL + "$Http1PoolEntry";

    private final MicronautConnections connections = new MicronautConnections(MANAGER, MANAGER + "$PoolHolder");
    private final MicronautBefore49 before49 = new MicronautBefore49();

    @Override
    public List<String> classNames() {
        var names = new ArrayList<>(before49.classNames());
        names.addAll(List.of(MANAGER, connections.connection(), connections.stream()));
        names.addAll(List.of(FRAMES_48, FRAMES_410, FRAMES_5, POOL, LOCAL_POOL, WAITING, HTTP1_ENTRY));
        return names;
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case MANAGER -> List.of(new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS));
            case FRAMES_48, FRAMES_410, FRAMES_5 -> onGoAway();
            case POOL ->
                List.of(new Insertion(
                        "lambda$openGlobalConnectionIfNecessary$*",
                        InsertionPoint.around(),
                        HookMethod.BEGIN_FOR,
                        new Operand.Parameter('L' + WAITING + ';')));
            case LOCAL_POOL -> {
                var waiting = new Operand.Field(LOCAL_POOL, "localPendingRequests", "Ljava/util/Queue;");
                yield List.of(
                        new Insertion(
                                "openConnectionStep3",
                                InsertionPoint.atEntry(),
                                HookMethod.PROPAGATE_FROM_NEXT,
                                THIS,
                                waiting),
                        new Insertion("openConnectionStep3", InsertionPoint.around(), HookMethod.BEGIN_FOR, THIS));
            }
            case WAITING ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                        new Insertion("dispatchLocal", InsertionPoint.around(), HookMethod.BEGIN_FOR, THIS));
            case HTTP1_ENTRY -> {
                var connection = new Operand.Field(ENTRY, "connection", 'L' + NETTY + "Pool$ResizerConnection;");
                yield List.of(
                        new Insertion("markAvailable", InsertionPoint.atEntry(), HookMethod.RELEASING, connection),
                        new Insertion(
                                "markAvailable",
                                InsertionPoint.afterCall(POOL + "$LocalPool", "addAvailable", ""),
                                HookMethod.RELEASED,
                                connection),
                        new Insertion("preDispatch", InsertionPoint.atEntry(), HookMethod.ACQUIRED, connection));
            }
            default -> ofConnections(className, prefix);
        };
    }

    private List<Insertion> ofConnections(String className, String prefix) {
        if (className.equals(connections.connection())) {
            return connections.ofConnection();
        }
        if (className.equals(connections.stream())) {
            return List.of(connections.ofStream(
                    InsertionPoint.beforeCall(NETTY + "Pool$Http2PoolEntry", "markAvailable", "()V")));
        }
        return before49.insertions(className, prefix);
    }

    private List<Insertion> onGoAway() {
        var insertions = new ArrayList<>(connections.onGoAway());
        insertions.addAll(before49.onGoAway());
        return insertions;
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        var methods = new ArrayList<>(connections.closingMethods());
        methods.addAll(before49.closingMethods());
        return methods;
    }
}
