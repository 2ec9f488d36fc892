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

/** Turns what libraries tell of their connections into counts. Runs on the application's threads, as {@link Recorder}. */
final class TrafficRecorder extends ChurnscopeTraffic {

    private final ConnectionLookup connections;
    private final CallerPropagation propagation;
    private final Pools pools;
    private final Opening opening = new Opening();
    private final PoolLookups searches = new PoolLookups();
    private final Predicate<Class<?>> tellsAll;

    TrafficRecorder(
            ConnectionLookup connections,
            CallerPropagation propagation,
            Predicate<Class<?>> tellsAll,
            SocketState state) {
        this.connections = connections;
        this.propagation = propagation;
        this.pools = new Pools(propagation, state);
        this.tellsAll = tellsAll;
    }

    @Override
    protected void onAssociate(Object connection, Object socket) {
        connections.tie(connection, socket);
    }

    /** The current thread has connected. */
    void connected(Connection connection) {
        opening.connected(connection);
    }

    @Override
    protected void onPoolConnectBegins() {
        opening.begin();
    }

    @Override
    protected void onPoolConnectEnds(Object handle) {
        var connection = opening.end();
        if (connection != null) {
            connections.tie(handle, connection);
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
                    pools.open(pool, connection.endpoint(), searches.searchBegan(pool, connection), interchangeable);
            connection.traffic().belongTo(opened.route());
            boolean tells = tellsAll.test(pool.getClass());
            if (tells) {
                connection.opener().site().pooled().increment();
            }
            if (opened.reason() != null && tells) {
                var behind = opened.behind();
                boolean isKnown = behind != null && behind.isApplication();
                var opener = connection.opener();
                opener.site().notReused().count(opened.reason(), isKnown ? behind : opener.caller());
                connection.traffic().openedBecause(opened.reason());
            }
        }
    }

    @Override
    protected void onChildPoolOf(Object pool, Object whole) {
        pools.join(pool, whole);
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
        searches.begin(pool);
    }

    @Override
    protected void onPollBegins() {
        searches.looks();
    }

    @Override
    protected void onPollEnds() {
        searches.looked();
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
            } else {
                connection.traffic().answer();
            }
            if (!head.keepsAlive(message)) {
                note(connection, head.isRequest() ? REQUEST_ENDS_CONNECTION : RESPONSE_ENDS_CONNECTION);
            }
        }
    }

    @Override
    protected void onRequest(Object handle, int mostRequests, int idleMillis) {
        var connection = connections.find(handle);
        if (connection != null) {
            request(connection);
            connection.opener().site().inbound().limits(mostRequests, idleMillis);
        }
    }

    @Override
    protected void onAnswered(Object handle) {
        var connection = connections.find(handle);
        if (connection != null) {
            connection.traffic().answer();
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
                // Some timeout has passed, and has not ended the connection.
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

    /** Returns the line that sends a request; where no line of the application is known, the one that opened. */
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
            waits(connection);
        }
    }

    private static void waits(Connection connection) {
        // Whoever asked for its close is done with it, and another thread decided to keep it.
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
            waits(connection);
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
            connection.traffic().acquired(System.nanoTime());
        }
    }

    @Override
    protected void onNoted(Object handle, int what) {
        var connection = connections.find(handle);
        if (connection != null) {
            note(connection, what);
        }
    }

    /** A connection that is sure to end is lost to its pool from now on, though it may be closed after the next opens. */
    private void note(Connection connection, int what) {
        var traffic = connection.traffic();
        traffic.note(what);
        var reason = CloseContext.sureReason(what);
        boolean isLost = reason != null || what == ChurnscopeTraffic.PEER_CLOSED;
        var route = isLost ? traffic.leaveRoute() : null;
        if (route != null) {
            route.removeIdle(traffic);
            route.lose(
                    reason != null
                            ? reason
                            : route.keepAlive().lost(traffic.lastIdleNanos(), connection.connectNanos()),
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

    /** Whether a library had reason enough to close a connection by itself. */
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
