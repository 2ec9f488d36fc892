// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.model.NotReusedReason;
import dev.churnscope.record.close.CloseContext;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.connection.ConnectionLookup;
import dev.churnscope.record.foreign.NettyObjects;
import dev.churnscope.record.propagation.CallerPropagation;
import dev.churnscope.record.socket.SocketState;
import dev.churnscope.record.traffic.Pools;
import dev.churnscope.stack.Caller;
import java.net.ChurnscopeTraffic;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Turns what libraries report about their connections into counts. Runs on the application's threads, like
 * {@link Recorder}.
 */
final class TrafficRecorder extends ChurnscopeTraffic {

    private final ConnectionLookup connections;
    private final CallerPropagation propagation;
    private final SocketState state;
    private final Pools pools;
    private final PoolConnect poolConnect = new PoolConnect();
    private final PoolLookups lookups = new PoolLookups();
    private final Predicate<Class<?>> isFullyInstrumented;

    TrafficRecorder(
            ConnectionLookup connections,
            CallerPropagation propagation,
            Predicate<Class<?>> isFullyInstrumented,
            SocketState state) {
        this.connections = connections;
        this.propagation = propagation;
        this.state = state;
        this.pools = new Pools(propagation, state);
        this.isFullyInstrumented = isFullyInstrumented;
    }

    @Override
    protected void onAssociate(Object connection, Object socket) {
        connections.associate(connection, socket);
    }

    /** The current thread has established a connection. */
    void connected(Connection connection) {
        poolConnect.connected(connection);
    }

    @Override
    protected void onPoolConnectBegins() {
        poolConnect.begin();
    }

    @Override
    protected void onPoolConnectEnds(Object handle) {
        var connection = poolConnect.end();
        if (connection != null) {
            connections.associate(handle, connection);
        }
    }

    @Override
    protected void onPooled(Object handle, Object pool) {
        pooled(handle, pool, false);
    }

    @Override
    protected void onPooledInterchangeable(Object handle, Object pool) {
        pooled(handle, pool, true);
    }

    private void pooled(Object handle, Object pool, boolean interchangeable) {
        var connection = connections.find(handle);
        if (connection != null && !connection.traffic().hasBelonged()) {
            var opened =
                    pools.open(pool, connection.endpoint(), lookups.lookupBegan(pool, connection), interchangeable);
            connection.traffic().belongTo(opened.route());
            boolean isInstrumented = isFullyInstrumented.test(pool.getClass());
            if (isInstrumented) {
                connection.opener().site().pooled().increment();
            }
            if (opened.reason() != null && isInstrumented) {
                var behind = opened.behind();
                boolean isKnown = behind != null && behind.isApplication();
                var opener = connection.opener();
                opener.site().notReused().count(opened.reason(), isKnown ? behind : opener.caller());
                connection.traffic().openedBecause(opened.reason());
            }
        }
    }

    @Override
    protected void onChildPoolOf(Object pool, Object parent) {
        pools.setParent(pool, parent);
    }

    @Override
    protected void onPoolCloses(Object pool) {
        var requester = propagation.currentCaller();
        if (requester.isApplication()) {
            pools.close(pool, requester);
        }
    }

    @Override
    protected void onLookupBegins(Object pool) {
        lookups.begin(pool);
    }

    @Override
    protected void onPollBegins() {
        lookups.pollBegins();
    }

    @Override
    protected void onPollEnds() {
        lookups.pollEnds();
    }

    @Override
    protected void onRequest(Object handle) {
        var connection = connections.find(handle);
        if (connection != null) {
            request(connection);
        }
    }

    @Override
    protected void onHttpMessage(Object context, Object message) {
        var head = NettyObjects.headOf(message);
        var connection = head == null ? null : connections.find(context);
        if (connection != null) {
            if (head.isRequest()) {
                request(connection);
                connection.traffic().awaitResponse();
            } else {
                connection.traffic().responseArrived();
                if (head.leavesHttp(message)) {
                    note(connection, UPGRADED);
                    return;
                }
                if (!connection.opener().site().accepts()
                        && head.contentTypeOf(message) instanceof String type
                        && isEventStream(type)) {
                    note(connection, EVENT_STREAM);
                }
            }
            if (!head.keepsAlive(message)) {
                note(connection, head.isRequest() ? REQUEST_ENDS_CONNECTION : RESPONSE_ENDS_CONNECTION);
            }
        }
    }

    @Override
    protected void onRequest(Object handle, int maxRequests, int idleMillis) {
        var connection = connections.find(handle);
        if (connection != null) {
            request(connection);
            connection.opener().site().inbound().limits(maxRequests, idleMillis);
        }
    }

    @Override
    protected void onAwaitsResponse(Object handle) {
        var connection = connections.find(handle);
        if (connection != null) {
            connection.traffic().awaitResponse();
        }
    }

    @Override
    protected void onResponded(Object handle) {
        var connection = connections.find(handle);
        if (connection != null) {
            connection.traffic().responseArrived();
        }
    }

    private void request(Connection connection) {
        var traffic = connection.traffic();
        int before = traffic.addRequest();
        if (before < 0) {
            return;
        }
        var site = connection.opener().site();
        connection.destination().request(before);
        if (site.accepts()) {
            site.inbound().requestAfter(before);
            if (traffic.isNoted(IDLE_LIMIT)) {
                // A timeout has passed, and has not ended the connection.
                traffic.withdraw(IDLE_LIMIT);
            }
            return;
        }
        var route = traffic.route();
        if (route != null && route.bursts().request(System.nanoTime())) {
            route.bursts().sentBy(senderOver(connection), site.bursts());
        }
        if (traffic.isNoted(FOR_ONE_REQUEST)) {
            note(connection, REQUEST_ENDS_CONNECTION);
        }
    }

    /** Returns the caller that sends a request; if no application caller is known, the one that opened the connection. */
    private Caller senderOver(Connection connection) {
        var stackCaller = propagation.currentCaller();
        return stackCaller.isApplication() ? stackCaller : connection.opener().caller();
    }

    @Override
    protected void onIdle(Object handle, int millis) {
        var connection = connections.find(handle);
        if (connection != null) {
            long now = System.nanoTime();
            connection.traffic().beginIdle(now, now + TimeUnit.MILLISECONDS.toNanos(millis));
            becameIdle(connection);
        }
    }

    private static void becameIdle(Connection connection) {
        // The requester of its close is done with it, and another thread decided to keep it.
        connection.requestClose(null);
        if (connection.traffic().isNoted(BODY_UNREAD)) {
            // The rest of it was read after all.
            connection.traffic().withdraw(BODY_UNREAD);
        }
    }

    @Override
    protected void onReleasing(Object handle) {
        var connection = connections.find(handle);
        if (connection != null) {
            connection.traffic().releasing(System.nanoTime());
            becameIdle(connection);
        }
    }

    @Override
    protected void onReleased(Object handle) {
        var connection = connections.find(handle);
        if (connection != null) {
            connection.traffic().released(System.nanoTime());
        }
    }

    @Override
    protected void onAcquired(Object handle) {
        var connection = connections.find(handle);
        if (connection != null) {
            connection.traffic().acquired(System.nanoTime(), state);
        }
    }

    @Override
    protected void onNoted(Object handle, int note) {
        var connection = connections.find(handle);
        if (connection != null) {
            note(connection, note);
        }
    }

    /**
     * Notes why a connection ends. If that is certain, its pool has lost it from now on, though it may be closed only
     * after the next one was opened.
     */
    private void note(Connection connection, int note) {
        var traffic = connection.traffic();
        if (note == UPGRADED && !traffic.isUpgraded() && !traffic.hasBelonged()) {
            connection.opener().site().pooled().increment();
        }
        traffic.note(note);
        if (traffic.isUpgraded()) {
            return;
        }
        var reason = CloseContext.sureReason(note);
        boolean isLost = reason != null || note == ChurnscopeTraffic.PEER_CLOSED;
        var route = isLost ? traffic.leaveRoute() : null;
        if (route != null) {
            route.removeIdle(traffic);
            route.lose(
                    reason != null
                            ? reason
                            : route.keepAlive().classify(traffic.lastIdleNanos(), connection.connectNanos()),
                    reason == NotReusedReason.KEEP_ALIVE_DISABLED ? senderOver(connection) : null);
        }
    }

    @Override
    protected void onCloseRequested(Object handle) {
        var connection = connections.find(handle);
        if (connection != null && connection.closeRequester() == null) {
            var requester = propagation.currentCaller();
            if (propagation.closeReason() != 0) {
                connection.traffic().note(propagation.closeReason());
            }
            if (requester.isApplication() || requester.closeHint() != null || isOverdue(connection)) {
                connection.requestClose(requester);
            }
        }
    }

    /** Whether a library has reason to close a connection by itself. */
    private static boolean isOverdue(Connection connection) {
        var traffic = connection.trafficIfAny();
        return traffic != null
                && (traffic.isNoted(ChurnscopeTraffic.LIFETIME_LIMIT) || traffic.isNoted(ChurnscopeTraffic.IDLE_LIMIT));
    }

    @Override
    protected void onHandshake(Object handle, boolean done) {
        var connection = connections.find(handle);
        if (connection == null) {
            return;
        }
        var traffic = connection.traffic();
        if (done) {
            long took = traffic.endHandshake(System.nanoTime());
            if (took >= 0) {
                connection.opener().site().tlsNanos().record(took);
                connection.destination().secured(took);
            }
        } else {
            traffic.beginHandshake(System.nanoTime());
        }
    }
}
