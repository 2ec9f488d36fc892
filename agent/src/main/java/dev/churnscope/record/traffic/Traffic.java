// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.traffic;

import dev.churnscope.model.CloseKind;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.record.socket.SocketState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.ChurnscopeTraffic;
import org.jspecify.annotations.Nullable;

/**
 * What a library reports about one connection while it is open. Created with the first report, so that a plain socket
 * pays nothing for it.
 *
 * <p>Safe for use by any number of threads: HTTP/2 sends requests concurrently, and a pool may close a connection that
 * another thread is about to acquire.
 */
public final class Traffic {

    private static final VarHandle REQUESTS;
    private static final VarHandle NOTES;
    private static final VarHandle ROUTE;

    /** Notes that no further request follows. */
    private static final int ENDS_REQUESTS =
            ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION | ChurnscopeTraffic.UPGRADED | ChurnscopeTraffic.EVENT_STREAM;

    static {
        try {
            var lookup = MethodHandles.lookup();
            REQUESTS = lookup.findVarHandle(Traffic.class, "requests", int.class);
            NOTES = lookup.findVarHandle(Traffic.class, "notes", int.class);
            ROUTE = lookup.findVarHandle(Traffic.class, "route", PoolRoute.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Wire wire;
    private int requests;
    private int notes;
    private final Idleness idleness = new Idleness();

    /** Null as long as the connection is not known for TLS. */
    private @Nullable Handshake handshake;

    private volatile long requestedAt;
    private volatile @Nullable PoolRoute route;
    private volatile @Nullable NotReusedReason notReused;
    private volatile boolean belonged;
    private volatile boolean interchangeable;

    /** Whether the heads of responses are reported: not every library does so, and none for each stream of HTTP/2. */
    private volatile boolean reportsResponses;

    private volatile boolean awaitingResponse;

    /** Whether the connection was acquired for a request that has not been sent yet. */
    private volatile boolean acquired;

    /**
     * Whether the last request was the first since the connection was idle. Other requests may be in flight beside a
     * later one.
     */
    private volatile boolean followsIdle;

    private boolean endedByPeer;
    private volatile boolean endedWhileIdle;
    private volatile boolean closed;

    /** @param wire the connection that carries the traffic */
    public Traffic(Wire wire) {
        this.wire = wire;
    }

    /** Counts a request; returns how many there were before, or -1 if the connection is closed and cannot carry it. */
    public int addRequest() {
        if (closed) {
            return -1;
        }
        boolean wasIdle = acquired;
        if (idleness.isIdle()) {
            wasIdle |= endIdle(System.nanoTime()) != null;
        }
        if (acquired) {
            acquired = false;
        }
        if (followsIdle != wasIdle) {
            followsIdle = wasIdle;
        }
        if (isNoted(ENDS_REQUESTS)) {
            // It did not, as with a proxy's response to CONNECT, after which the tunnel stays open.
            withdraw(ENDS_REQUESTS);
        }
        if (reportsResponses) {
            awaitingResponse = true;
        }
        return (int) REQUESTS.getAndAdd(this, 1);
    }

    /** Records that the response to the last request is awaited, and that its head will be reported. */
    public void awaitResponse() {
        if (!reportsResponses) {
            reportsResponses = true;
        }
        if (!awaitingResponse) {
            awaitingResponse = true;
        }
    }

    /** Records that the head of a response has arrived. */
    public void responseArrived() {
        if (!reportsResponses) {
            reportsResponses = true;
        }
        awaitingResponse = false;
    }

    /** Whether no response to the last request has arrived; false if the library does not report responses. */
    public boolean isAwaitingResponse() {
        return awaitingResponse;
    }

    /** Whether the connection was idle until the last request. */
    public boolean isFirstSinceIdle() {
        return followsIdle;
    }

    /** Marks the connection as about to carry a request. */
    public void acquired(long now, SocketState state) {
        var idleNanos = endIdle(now);
        if (idleNanos != null) {
            acquired = true;
            // One poll at most ten times a second. Other pools report requests, which tell when one is lost.
            if (interchangeable && idleNanos >= PeerKeepAlive.AT_ONCE && isEnded(state)) {
                endedWhileIdle = true;
            }
        }
    }

    /** Whether the peer's FIN or RST has arrived. */
    private boolean isEnded(SocketState state) {
        var kind = state.atClose(wire.descriptor(), true, false, null);
        return kind == CloseKind.REMOTE_FIN || kind == CloseKind.REMOTE_RESET;
    }

    /**
     * Whether the peer had already ended the connection when it was acquired from a pool of interchangeable connections
     * after at least 100 ms.
     */
    public boolean wasEndedWhileIdle() {
        return endedWhileIdle;
    }

    /** Whether the connection was acquired from its pool for a request other than its first, and has not carried that. */
    public boolean wasAcquiredInVain() {
        return acquired && requests() > 0;
    }

    /** Returns how many requests the connection has carried, including those in flight. */
    public int requests() {
        return (int) REQUESTS.getOpaque(this);
    }

    /** Marks that the peer's FIN had arrived before this side aborted. */
    public void endByPeer() {
        endedByPeer = true;
    }

    /** Whether the peer's FIN had arrived before this side aborted. */
    public boolean isEndedByPeer() {
        return endedByPeer;
    }

    /** Removes notes. */
    public void withdraw(int note) {
        NOTES.getAndBitwiseAnd(this, ~note);
    }

    /** Adds a note: a constant of {@link ChurnscopeTraffic}. */
    public void note(int note) {
        NOTES.getAndBitwiseOr(this, note);
    }

    /** Whether any of some notes, combined by {@code |}, was added since the connection last became idle. */
    public boolean isNoted(int anyOf) {
        return ((int) NOTES.getOpaque(this) & anyOf) != 0;
    }

    /** Whether the connection carries another protocol than HTTP by now, such as WebSocket, and so no further request. */
    public boolean isUpgraded() {
        return isNoted(ChurnscopeTraffic.UPGRADED);
    }

    /**
     * Marks the connection as idle in its pool, unless it already is, and clears its notes: it survived whatever they
     * announced.
     *
     * @param until from when on the pool no longer reuses it
     */
    public void beginIdle(long now, long until) {
        endRequest();
        if (idleness.begin(now, until)) {
            becameIdle(now);
        }
    }

    /** Marks the connection as idle but not yet available; {@link #released} makes it available. */
    public void releasing(long now) {
        endRequest();
        if (idleness.beginReleasing(now)) {
            becameIdle(now);
        }
    }

    /** To be called before the connection is idle: from then on another thread may acquire it for its own request. */
    private void endRequest() {
        if ((int) NOTES.getOpaque(this) != 0) {
            NOTES.setOpaque(this, 0);
        }
        if (!idleness.isIdle()) {
            awaitingResponse = false;
            acquired = false;
        }
    }

    private void becameIdle(long now) {
        var current = route;
        if (current != null) {
            if (idleness.lastNanos() > 0 && requests() > 1) {
                current.keepAlive().used();
            }
            current.addIdle(this);
            current.bursts().ended(now);
        }
    }

    /** Makes the connection available from now on, unless another thread has acquired it in the meantime. */
    public void released(long now) {
        idleness.released(now);
    }

    /** Sets when the connection was requested on another thread; its lookup in the pool began no earlier. */
    public void requestedAt(long time) {
        requestedAt = time;
    }

    /**
     * Returns when the lookup that led to the connection began at the earliest: when it was requested, or else its
     * connect began.
     */
    public long earliestLookup(long connectBegan) {
        long since = requestedAt;
        return since != 0 && since - connectBegan < 0 ? since : connectBegan;
    }

    /** Marks the connection as in use or closed; returns for how long it was idle, or null if it was not. */
    public @Nullable Long endIdle(long now) {
        var idleNanos = idleness.end(now);
        var current = route;
        if (idleNanos != null && current != null) {
            current.removeIdle(this);
        }
        return idleNanos;
    }

    /** Marks the connection as closed; returns for how long it was idle, or null if it was not. */
    public @Nullable Long close(long now) {
        closed = true;
        return endIdle(now);
    }

    /** Returns for how long the connection was last idle, before the request that it carries now. */
    public long lastIdleNanos() {
        return idleness.lastNanos();
    }

    /** Whether the connection is idle. */
    public boolean isIdle() {
        return idleness.isIdle();
    }

    /** Whether the connection was idle and available at a time, and still is. */
    boolean wasIdleBefore(long time) {
        return idleness.wasAvailableBefore(time);
    }

    /** Whether there is any note since the connection became idle: each announces its end. */
    boolean isEnding() {
        return (int) NOTES.getOpaque(this) != 0;
    }

    /**
     * Whether the connection has reached its pool's idle timeout. The pool may have read its own clock a moment earlier,
     * which is allowed for.
     */
    public boolean hasIdledOut(long now) {
        return idleness.hasRunOut(now);
    }

    /** Whether the peer has closed the connection, and this side has not. */
    boolean isClosedByPeer(SocketState state) {
        return !closed && state.isClosedByPeer(wire.descriptor());
    }

    /** Returns why an idle connection that the peer has closed cannot be reused. */
    NotReusedReason lostWhileIdle(PeerKeepAlive keepAlive, long now) {
        return keepAlive.classify(idleness.latestNanos(now), wire.connectNanos());
    }

    /** Whether the connection's pool would still reuse it at a time. */
    boolean isUsableAt(long time) {
        return idleness.isUsableAt(time);
    }

    /** Whether a TLS handshake was completed. */
    public boolean isSecure() {
        return handshakeNanos() >= 0;
    }

    /** Marks that the connection's first TLS handshake begins; later ones are ignored. */
    public void beginHandshake(long now) {
        if (handshake == null) {
            handshake = new Handshake(now);
        }
    }

    /** Returns how long the connection's first handshake took, in nanoseconds; -1 for a later one. */
    public long endHandshake(long now) {
        var current = handshake;
        return current == null ? Handshake.NOT_MEASURED : current.end(now);
    }

    /** Returns how long the connection's first TLS handshake took, in nanoseconds; -1 if none was completed. */
    public long handshakeNanos() {
        var current = handshake;
        return current == null ? Handshake.NOT_MEASURED : current.nanos();
    }

    /** Returns why the connection had to be opened although others had been opened to the same endpoint, or null. */
    public @Nullable NotReusedReason notReused() {
        return notReused;
    }

    /** Sets why the connection had to be opened although others had been opened to the same endpoint. */
    public void openedBecause(NotReusedReason reason) {
        notReused = reason;
    }

    /** Returns the route of the connection's pool; null if it has none, or has left it. */
    public @Nullable PoolRoute route() {
        return route;
    }

    /**
     * Removes the connection from its route, and returns the route, to record the loss in; null if it has none, or has
     * left it before.
     */
    public @Nullable PoolRoute leaveRoute() {
        return (PoolRoute) ROUTE.getAndSet(this, null);
    }

    /** Whether the connection belongs to a pool, or did before it left its route. */
    public boolean hasBelonged() {
        return belonged;
    }

    /** Whether the connection belongs to a pool of interchangeable connections, or did before it left its route. */
    public boolean isFromInterchangeablePool() {
        return interchangeable;
    }

    /** Sets the route of the connection's pool. To be called once, before the first request. */
    public void belongTo(PoolRoute route) {
        belonged = true;
        interchangeable = route.isInterchangeable();
        this.route = route;
    }
}
