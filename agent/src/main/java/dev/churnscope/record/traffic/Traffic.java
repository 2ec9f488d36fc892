// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.traffic;

import dev.churnscope.model.NotReusedReason;
import dev.churnscope.record.socket.SocketState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.ChurnscopeTraffic;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a library tells of one connection while it is open. Made when it first tells something, so that a plain socket
 * pays for none of it.
 *
 * <p>Safe for use by any number of threads: HTTP/2 sends requests side by side, and a pool may close what another thread
 * is about to take.
 */
public final class Traffic {

    private static final VarHandle REQUESTS;
    private static final VarHandle NOTES;
    private static final VarHandle IDLE_SINCE;
    private static final VarHandle ROUTE;

    /** Of {@link #idleSince}: a request is under way, or none was made yet. */
    private static final long BUSY = 0;

    private static final long MANY_YEARS = TimeUnit.DAYS.toNanos(10_000);
    private static final long CLOCKS_APART = TimeUnit.MILLISECONDS.toNanos(5);

    static {
        try {
            var lookup = MethodHandles.lookup();
            REQUESTS = lookup.findVarHandle(Traffic.class, "requests", int.class);
            NOTES = lookup.findVarHandle(Traffic.class, "notes", int.class);
            ROUTE = lookup.findVarHandle(Traffic.class, "route", PoolRoute.class);
            IDLE_SINCE = lookup.findVarHandle(Traffic.class, "idleSince", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Wire wire;
    private int requests;
    private int notes;
    private long idleSince = BUSY;
    private volatile long soughtSince;
    private volatile long usableUntil;

    /** Of an idle connection: since when those who look for one find it; 0 as long as they do not. */
    private volatile long foundSince;

    /** The thread that gives the connection back, until that is done. */
    private volatile @Nullable Thread releaser;

    private volatile long lastIdleNanos;
    /** When the first TLS handshake began; once that is done, how long it took. */
    private long handshake;

    private boolean handshaken;
    private volatile @Nullable PoolRoute route;
    private volatile @Nullable NotReusedReason notReused;
    private volatile boolean belonged;
    private volatile boolean interchangeable;

    /** Whether the head of a response has come: not every library tells of that, and none for each stream of HTTP/2. */
    private volatile boolean tellsOfResponses;

    private volatile boolean unanswered;

    /** Whether the connection was taken to carry a request that has not come yet. */
    private volatile boolean taken;

    /** Whether the last request was the first since the connection was idle: others may be under way beside a later one. */
    private volatile boolean followsIdle;

    private boolean endedByPeer;
    private volatile boolean closed;

    /** @param wire the connection itself */
    public Traffic(Wire wire) {
        this.wire = wire;
    }

    /** Counts a request; returns how many there were before, or -1 where the connection is closed and it goes nowhere. */
    public int addRequest() {
        if (closed) {
            return -1;
        }
        boolean waited = taken;
        if ((long) IDLE_SINCE.getOpaque(this) != BUSY) {
            waited |= endIdle(System.nanoTime()) != null;
        }
        if (taken) {
            taken = false;
        }
        if (followsIdle != waited) {
            followsIdle = waited;
        }
        if (isNoted(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)) {
            // It did not: as that of a proxy, which a tunnel goes on through.
            withdraw(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION);
        }
        if (tellsOfResponses) {
            unanswered = true;
        }
        return (int) REQUESTS.getAndAdd(this, 1);
    }

    /** The head of a response has come. */
    public void answer() {
        if (!tellsOfResponses) {
            tellsOfResponses = true;
        }
        unanswered = false;
    }

    /** Whether nothing has come in answer to the last request, as far as the library tells of that. */
    public boolean isUnanswered() {
        return unanswered;
    }

    /** Whether the connection had been idle until the last request came. */
    public boolean isFirstSinceIdle() {
        return followsIdle;
    }

    /** Marks the connection as about to carry a request. */
    public void acquired(long now) {
        if (endIdle(now) != null) {
            taken = true;
        }
    }

    /** Whether the connection was taken out of its pool for a request, and has not carried it. */
    public boolean isTakenInVain() {
        return taken && requests() > 0;
    }

    /** Returns how many requests the connection has carried, the one under way included. */
    public int requests() {
        return (int) REQUESTS.getOpaque(this);
    }

    /** The peer's FIN has come to the connection, which this side aborts. */
    public void endByPeer() {
        endedByPeer = true;
    }

    /** Whether the peer's FIN has come to the connection, which this side aborts. */
    public boolean isEndedByPeer() {
        return endedByPeer;
    }

    /** Takes a note back. */
    public void withdraw(int what) {
        NOTES.getAndBitwiseAnd(this, ~what);
    }

    /** Notes what a library says of the connection: a constant of {@link ChurnscopeTraffic}. */
    public void note(int what) {
        NOTES.getAndBitwiseOr(this, what);
    }

    /** Whether any of this was noted since the connection was idle. */
    public boolean isNoted(int what) {
        return ((int) NOTES.getOpaque(this) & what) != 0;
    }

    /**
     * Marks the connection as waiting in its pool, unless it is already: whatever was said to end it did not.
     *
     * @param until from when on the pool would no longer use it
     */
    public void beginIdle(long now, long until) {
        beginIdle(now, now, until);
    }

    private void beginIdle(long now, long found, long until) {
        if ((int) NOTES.getOpaque(this) != 0) {
            NOTES.setOpaque(this, 0);
        }
        if ((long) IDLE_SINCE.getOpaque(this) == BUSY) {
            usableUntil = until;
            foundSince = found;
            unanswered = false;
            taken = false;
            var current = route;
            if (IDLE_SINCE.compareAndSet(this, BUSY, now == BUSY ? 1 : now) && current != null) {
                if (lastIdleNanos > 0 && requests() > 1) {
                    current.keepAlive().used();
                }
                current.addIdle(this);
                current.bursts().ended(now);
            }
        }
    }

    /** Marks the connection as waiting, though its pool will only {@linkplain #released} it: until then nobody finds it. */
    public void releasing(long now) {
        releaser = Thread.currentThread();
        beginIdle(now, 0, now + MANY_YEARS);
    }

    /** The pool holds the connection from now on, unless another thread has taken it already, and given it back. */
    public void released(long now) {
        if (releaser == Thread.currentThread()) {
            releaser = null;
            foundSince = now;
        }
    }

    /** Notes when the one asked, on another thread, whom the connection is opened for; it is looked for later. */
    public void seekSince(long time) {
        soughtSince = time;
    }

    /** Returns when a connection was looked for at the earliest: when its connect began, unless more is known. */
    public long soughtSince(long connectBegan) {
        long since = soughtSince;
        return since != 0 && since - connectBegan < 0 ? since : connectBegan;
    }

    /** Marks the connection as in use, or gone; returns for how long it was idle, or null where it was not. */
    public @Nullable Long endIdle(long now) {
        if ((long) IDLE_SINCE.getOpaque(this) == BUSY) {
            return null;
        }
        long since = (long) IDLE_SINCE.getAndSet(this, BUSY);
        if (since == BUSY) {
            return null;
        }
        releaser = null;
        var current = route;
        if (current != null) {
            current.removeIdle(this);
        }
        lastIdleNanos = now - since;
        return now - since;
    }

    /** The connection is closed; returns for how long it was idle, or null where it was not. */
    public @Nullable Long close(long now) {
        closed = true;
        return endIdle(now);
    }

    /** Returns for how long the connection was idle last, before the request that it carries now. */
    public long lastIdleNanos() {
        return lastIdleNanos;
    }

    /** Whether the connection waits for a request. */
    public boolean isIdle() {
        return (long) IDLE_SINCE.getOpaque(this) != BUSY;
    }

    /** Whether the connection has been idle since before a time, and was there to be found. */
    boolean wasIdleBefore(long time) {
        long since = foundSince;
        return isIdle() && since != 0 && since - time < 0;
    }

    /** Whether anything was seen since the connection became idle that ends it. */
    boolean isEnding() {
        return (int) NOTES.getOpaque(this) != 0;
    }

    /** Whether the connection has waited for as long as its pool lets it; the pool has read its clock before. */
    public boolean hasIdledOut(long now) {
        return !isUsableAt(now + CLOCKS_APART);
    }

    /** Whether the peer has closed the connection, which this side has not closed yet. */
    boolean isClosedByPeer(SocketState state) {
        return !closed && state.isClosedByPeer(wire.descriptor());
    }

    /** Returns what an idle connection that the peer has closed is lost to. */
    NotReusedReason lostWhileIdle(PeerKeepAlive keepAlive, long now) {
        long since = (long) IDLE_SINCE.getOpaque(this);
        return keepAlive.lost(since == BUSY ? lastIdleNanos : now - since, wire.connectNanos());
    }

    /** Whether the connection's pool would still use it at a time. */
    boolean isUsableAt(long time) {
        return usableUntil - time > 0;
    }

    /** Whether a TLS handshake was completed. */
    public boolean isSecure() {
        return handshaken;
    }

    /** Marks that the connection's first TLS handshake begins; later ones are passed over. */
    public void beginHandshake(long now) {
        if (!handshaken && handshake == 0) {
            handshake = now;
        }
    }

    /** Returns how long the connection's first handshake took, in nanoseconds; -1 for a later one. */
    public long endHandshake(long now) {
        if (handshaken || handshake == 0) {
            return -1;
        }
        handshake = now - handshake;
        handshaken = true;
        return handshake;
    }

    /** Returns how long the connection's first TLS handshake took, in nanoseconds; -1 where none was completed. */
    public long handshakeNanos() {
        return handshaken ? handshake : -1;
    }

    /** Returns why the connection had to be opened although others had been open to the same place, or null. */
    public @Nullable NotReusedReason notReused() {
        return notReused;
    }

    /** Notes why the connection had to be opened although others had been open to the same place. */
    public void openedBecause(NotReusedReason reason) {
        notReused = reason;
    }

    /** Returns the route of its pool that the connection is of; null where it is of none, or has left it. */
    public @Nullable PoolRoute route() {
        return route;
    }

    /** Forgets the route, and returns it for what is told of the loss, unless the connection has left it before. */
    public @Nullable PoolRoute leaveRoute() {
        return (PoolRoute) ROUTE.getAndSet(this, null);
    }

    /** Whether the connection is of a pool, or was before it left it. */
    public boolean hasBelonged() {
        return belonged;
    }

    /** Whether the connection is of a pool whose connections are alike, or was before it left it. */
    public boolean isFromInterchangeablePool() {
        return interchangeable;
    }

    /** Only once, before the first request. */
    public void belongTo(PoolRoute route) {
        belonged = true;
        interchangeable = route.isInterchangeable();
        this.route = route;
    }
}
