// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.close;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.model.ServerCloseReason;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.connection.ConnectionNotifier;
import dev.churnscope.record.port.PortUse;
import dev.churnscope.record.propagation.CallerPropagation;
import dev.churnscope.record.site.OpenGauge;
import dev.churnscope.record.socket.SocketState;
import dev.churnscope.stack.Caller;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts closes, and records why each connection is lost to its pool. Runs on the application's threads, without waiting. */
public final class CloseRecorder {

    private final CallerPropagation propagation;
    private final CloserRule closerRule;
    private final PortUse ports;
    private final SocketState state;
    private final OpenGauge open;
    private final ConnectionNotifier notifier;
    private final LongAdder inferred = new LongAdder();

    /** @param open counts the open connections of the whole process */
    public CloseRecorder(
            CallerPropagation propagation,
            PortUse ports,
            SocketState state,
            OpenGauge open,
            ConnectionNotifier notifier) {
        this.propagation = propagation;
        this.closerRule = new CloserRule(propagation);
        this.ports = ports;
        this.state = state;
        this.open = open;
        this.notifier = notifier;
    }

    /**
     * Counts a connection that was removed from the table, and is about to be closed.
     *
     * @param stackCaller the caller on the stack of the close
     * @param kind null if it could not be read
     */
    public void count(Connection connection, Caller stackCaller, @Nullable CloseKind kind) {
        if (kind == null) {
            inferred.increment();
        }
        var likeliest = connection.decided() == null ? CloseKind.LOCAL_FIN : connection.decided();
        var closer = closerRule.closer(connection, stackCaller);
        long now = System.nanoTime();
        if (propagation.closeReason() != 0) {
            connection.traffic().note(propagation.closeReason());
        }
        if (connection.isAbandoned() && connection.isUnfinished()) {
            connection.opener().site().collectedUnfinished().increment();
        }
        var traffic = connection.trafficIfAny();
        Long idleNanos = traffic == null ? null : traffic.close(now);
        var closing = new CloseContext(
                connection, closer.caller(), closer.byApplication(), kind == null ? likeliest : kind, idleNanos, now);
        if (closing.kind() == CloseKind.LOCAL_FIN) {
            ports.closedFirst(connection, state, now);
        }
        var site = connection.opener().site();
        if (closing.isTimedOutUnread()) {
            site.timedOutUnread().increment();
        }
        var cause = closing.cause();
        if (cause == CloseCause.GC) {
            connection.countLeaked();
        }
        site.closed(closing.closer(), closing.kind(), cause, connection.age(now));
        connection.destination().closed(closing.kind(), connection.age(now));
        if (site.accepts()) {
            site.inbound().closed(closing.serverReason(), closing.carriedOneRequest(), closing.requestEndsConnection());
        }
        open.decrement();
        if (closing.requestWasLost()) {
            connection.destination().requestLost();
        }
        var route = traffic == null ? null : traffic.route();
        var reason = route == null ? null : closing.reason();
        if (reason != null) {
            // The caller that sends the header that ends a connection is not the one that closes it.
            boolean isCloser = closing.closer().isApplication() && reason != NotReusedReason.KEEP_ALIVE_DISABLED;
            route.lose(reason, isCloser ? closing.closer() : null);
        }
        if (route != null) {
            // A library may release it to its pool before it sees that it is closed.
            traffic.leaveRoute();
        }
        notifier.closed(connection, closing.closer(), closing.kind(), cause, now);
    }

    /** Counts an established connection whose close went unseen. */
    public void countUnseen(Connection connection) {
        inferred.increment();
        long now = System.nanoTime();
        long age = connection.age(now);
        var site = connection.opener().site();
        site.closed(Caller.UNKNOWN, CloseKind.LOCAL_FIN, CloseCause.UNKNOWN, age);
        connection.destination().closedUnseen(age);
        if (site.accepts()) {
            site.inbound().closed(ServerCloseReason.UNKNOWN);
        }
        open.decrement();
        notifier.closed(connection, Caller.UNKNOWN, CloseKind.LOCAL_FIN, CloseCause.UNKNOWN, now);
    }

    /** Returns the number of closes whose kind could not be read. */
    public long inferred() {
        return inferred.sum();
    }
}
