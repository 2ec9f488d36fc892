// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.connection;

import dev.churnscope.model.CloseKind;
import dev.churnscope.record.site.Destination;
import dev.churnscope.record.site.Opener;
import dev.churnscope.record.socket.Endpoint;
import dev.churnscope.record.socket.FourTuple;
import dev.churnscope.record.traffic.Traffic;
import dev.churnscope.record.traffic.Wire;
import dev.churnscope.stack.Caller;
import java.io.FileDescriptor;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection between its connect and its close: 80 bytes, one object.
 *
 * <p>It refers weakly to its owner, the JDK's or Netty's object for the socket. Once that is garbage-collected, no code
 * can close the connection any more: it has leaked.
 *
 * <p>Mostly not synchronized: the JDK changes the state of a socket under that socket's own locks, and hooks run under
 * them.
 */
public final class Connection extends WeakReference<Object> implements TrackedSocket, Wire {

    private static final byte UNDECIDED = -1;
    private static final CloseKind[] KINDS = CloseKind.values();

    private static final VarHandle TRAFFIC;
    private static final VarHandle LEAK_COUNTED;

    static {
        try {
            var lookup = MethodHandles.lookup();
            TRAFFIC = lookup.findVarHandle(Connection.class, "traffic", Traffic.class);
            LEAK_COUNTED = lookup.findVarHandle(Connection.class, "leakCounted", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final FileDescriptor descriptor;
    private final Opener opener;

    /**
     * The remote {@link InetSocketAddress} during the connect; once established, the {@link Destination}. One field, to
     * save memory.
     */
    private Object to;

    /** When the connect began; once established, when it was established; {@link System#nanoTime}. */
    private long since;

    /** Local and remote address, packed as in {@link FourTuple}; 0 for what is not known. */
    private long addresses;

    private int ports;

    /** The number of the connection, if a listener was notified of its opening; else 0. */
    private int number;

    /** How long the connect took, in microseconds, of which an int holds half an hour. */
    private int connectMicros;

    /** The ordinal of the {@link CloseKind} that a half-close decided; a byte, to save memory. */
    private byte decided = UNDECIDED;

    private boolean inputClosed;
    private boolean resetRead;

    /** Set by the thread that first sees that the connection has leaked. */
    @SuppressWarnings("unused")
    private volatile boolean leakCounted;

    /** The call for which it is connected, which may connect again if this fails; 0 if there is none. */
    private int call;

    /** The caller that requested a close which another thread carries out, or null. */
    private volatile @Nullable Caller closeRequester;

    private volatile @Nullable Traffic traffic;

    private Connection(Object owner, FileDescriptor descriptor, Opener opener, Object to, long since) {
        super(owner);
        this.descriptor = descriptor;
        this.opener = opener;
        this.to = to;
        this.since = since;
    }

    /** Creates a connection whose connect begins. */
    public static Connection connecting(
            Object owner, FileDescriptor descriptor, Opener opener, InetSocketAddress remote, long since) {
        return new Connection(owner, descriptor, opener, remote, since);
    }

    /** Creates a connection that a server has accepted. */
    public static Connection accepted(
            Object owner, FileDescriptor descriptor, Opener opener, Destination destination, long since) {
        return new Connection(owner, descriptor, opener, destination, since);
    }

    @Override
    public FileDescriptor descriptor() {
        return descriptor;
    }

    /** Returns the opener that it is counted for. */
    public Opener opener() {
        return opener;
    }

    /** Whether its connect is still in progress. */
    public boolean isConnecting() {
        return !(to instanceof Destination);
    }

    /** Returns the remote address of a connect in progress. */
    public InetSocketAddress remote() {
        return (InetSocketAddress) to;
    }

    /** Returns the destination of the connection, or of its connect. */
    public Destination destination() {
        return to instanceof Destination known
                ? known
                : opener.site().destinations().of(remote());
    }

    /** Returns the remote end; for an accepted connection, the peer's address with the local port. */
    public Endpoint endpoint() {
        return to instanceof InetSocketAddress connectingTo
                ? Endpoint.of(connectingTo)
                : destination().endpoint();
    }

    /** Marks the connection as established; returns how long that took, in nanoseconds. */
    public long establish(Destination destination, long now) {
        long took = now - since;
        addresses = FourTuple.addresses(remote().getAddress());
        ports = FourTuple.ports(0, remote().getPort());
        to = destination;
        since = now;
        connectMicros = (int) Math.min(TimeUnit.NANOSECONDS.toMicros(took), Integer.MAX_VALUE);
        return took;
    }

    /** Sets the local end of a connection whose remote end is known. */
    public void locate(InetSocketAddress local) {
        addresses = FourTuple.addresses(local.getAddress(), addresses);
        ports |= FourTuple.ports(local.getPort(), 0);
    }

    /** Sets both ends. */
    public void identify(long addresses, int ports) {
        this.addresses = addresses;
        this.ports = ports;
    }

    /** Whether the ports of both ends are known. */
    public boolean isFourTupleKnown() {
        return FourTuple.isComplete(ports);
    }

    /** Returns the addresses and ports of both ends, as far as they are known. */
    public FourTuple fourTuple() {
        return new FourTuple(addresses, ports);
    }

    /** Returns the addresses, packed as in {@link FourTuple}. */
    public long addresses() {
        return addresses;
    }

    /** Returns the ports, packed as in {@link FourTuple}. */
    public int ports() {
        return ports;
    }

    /** Whether the remote end is that of some packed addresses and ports. */
    public boolean leadsTo(long otherAddresses, int otherPorts) {
        return FourTuple.haveSameRemote(addresses, ports, otherAddresses, otherPorts);
    }

    /** Returns when the connect of an established connection began. */
    public long connectBegan() {
        return since - connectNanos();
    }

    /** Returns how long the connect took, in nanoseconds: about a round trip. */
    @Override
    public long connectNanos() {
        return TimeUnit.MICROSECONDS.toNanos(connectMicros);
    }

    /** Whether the connection belongs to a pool, and was not released after the last request. */
    public boolean isUnfinished() {
        var known = traffic;
        return known != null && known.hasBelonged() && known.requests() > 0 && !known.isIdle() && !known.isUpgraded();
    }

    int number() {
        return number;
    }

    void number(int number) {
        this.number = number;
    }

    /** Returns how long the connection has been open, or its connect in progress, in nanoseconds. */
    public long age(long now) {
        return now - since;
    }

    /** Returns the number of the call for which the connection was opened, or 0. */
    public int call() {
        return call;
    }

    /** Sets the number of the call for which the connection is opened, or 0. To be called before it is published. */
    public void connectsFor(int call) {
        this.call = call;
    }

    /** Whether the owner was garbage-collected, so that no code can reach the socket any more. */
    public boolean isAbandoned() {
        return refersTo(null);
    }

    /** Counts the connection as leaked if it is unreachable; at most once, however often this is called. */
    public void countIfLeaked() {
        if (isAbandoned() && !isConnecting()) {
            countLeaked();
        }
    }

    /** Counts the connection as leaked; at most once, however often this is called. */
    public void countLeaked() {
        if (LEAK_COUNTED.compareAndSet(this, false, true)) {
            destination().leak();
        }
    }

    /** Returns the kind of its close if a half-close has decided it, else null. */
    public @Nullable CloseKind decided() {
        return decided == UNDECIDED ? null : KINDS[decided];
    }

    /** Sets the kind of its close, in a half-close. */
    public void decide(CloseKind kind) {
        decided = (byte) kind.ordinal();
    }

    /** Whether this side has shut down reading, after which the socket looks as if the peer had closed. */
    public boolean isInputClosed() {
        return inputClosed;
    }

    /** Marks that this side shuts down reading. */
    public void closeInput() {
        inputClosed = true;
    }

    /** Whether a read failed with the peer's RST; set only if the JDK does not record it itself. */
    public boolean isResetRead() {
        return resetRead;
    }

    /** Marks that a read has failed with the peer's RST. */
    public void readReset() {
        resetRead = true;
    }

    /** Returns the caller that requested a close which another thread carries out, or null. */
    public @Nullable Caller closeRequester() {
        return closeRequester;
    }

    /** Sets the caller that requests the close, before another thread carries it out; null to withdraw the request. */
    public void requestClose(@Nullable Caller requester) {
        closeRequester = requester;
    }

    /** Returns the connection's traffic, created on first use. */
    public Traffic traffic() {
        var known = traffic;
        if (known == null) {
            var fresh = new Traffic(this);
            known = (Traffic) TRAFFIC.compareAndExchange(this, null, fresh);
            known = known == null ? fresh : known;
        }
        return known;
    }

    /** Returns the connection's traffic, or null if no library has reported any. */
    public @Nullable Traffic trafficIfAny() {
        return traffic;
    }
}
