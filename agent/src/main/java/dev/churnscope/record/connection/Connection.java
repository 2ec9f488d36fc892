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
 * <p>It refers weakly to what the JDK keeps for the socket. Once that was collected nobody can close the connection any
 * more: it has leaked.
 *
 * <p>Not synchronized: the JDK changes the state of one socket under that socket's own locks, and hooks run under them.
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

    /** Where the connect goes to, an {@link InetSocketAddress}; once established, the {@link Destination}. One field for two. */
    private Object to;

    /** When the connect began and, once established, when it was; {@link System#nanoTime}. */
    private long since;

    /** What the kernel knows it by, as {@link FourTuple} has it; 0 for what is not known. */
    private long addresses;

    private int ports;

    /** Its own, where somebody was told that it opened; else 0. */
    private int number;

    /** How long the connect took, in microseconds: an int holds half an hour of them. */
    private int connectMicros;

    /** What a half-close decided, by its number; a byte for the sake of size. */
    private byte decided = UNDECIDED;

    private boolean inputClosed;
    private boolean resetRead;

    /** By whoever sees first that it has leaked. */
    @SuppressWarnings("unused")
    private volatile boolean leakCounted;

    /** The line, or a library's own thread, that asked for a close which another thread carries out; or null. */
    private volatile @Nullable Caller closeRequester;

    private volatile @Nullable Traffic traffic;

    private Connection(Object owner, FileDescriptor descriptor, Opener opener, Object to, long since) {
        super(owner);
        this.descriptor = descriptor;
        this.opener = opener;
        this.to = to;
        this.since = since;
    }

    /** Returns one whose connect begins. */
    public static Connection connecting(
            Object owner, FileDescriptor descriptor, Opener opener, InetSocketAddress remote, long since) {
        return new Connection(owner, descriptor, opener, remote, since);
    }

    /** Returns one that a server has accepted. */
    public static Connection accepted(
            Object owner, FileDescriptor descriptor, Opener opener, Destination destination, long since) {
        return new Connection(owner, descriptor, opener, destination, since);
    }

    @Override
    public FileDescriptor descriptor() {
        return descriptor;
    }

    /** Returns the line that opened it. */
    public Opener opener() {
        return opener;
    }

    /** Whether its connect is still under way. */
    public boolean isConnecting() {
        return !(to instanceof Destination);
    }

    /** Returns where a connect goes to. */
    public InetSocketAddress remote() {
        return (InetSocketAddress) to;
    }

    /** Returns where the connection leads, or would. */
    public Destination destination() {
        return to instanceof Destination known
                ? known
                : opener.site().destinations().of(remote());
    }

    /** Returns the other end; of an accepted connection, with the port of this. */
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

    /** Notes this end of a connection that the other end is known of. */
    public void locate(InetSocketAddress local) {
        addresses = FourTuple.addresses(local.getAddress(), addresses);
        ports |= FourTuple.ports(local.getPort(), 0);
    }

    /** Notes both ends. */
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

    /** Returns the addresses as {@link FourTuple} has them. */
    public long addresses() {
        return addresses;
    }

    /** Returns the ports as {@link FourTuple} has them. */
    public int ports() {
        return ports;
    }

    /** Whether the other end is that of some addresses and ports. */
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

    /** Whether the connection is of a pool, and carries a request that the pool has not got it back from. */
    public boolean isUnfinished() {
        var known = traffic;
        return known != null && known.hasBelonged() && known.requests() > 0 && !known.isIdle();
    }

    int number() {
        return number;
    }

    void number(int number) {
        this.number = number;
    }

    /** Returns how long the connection has been open, or is tried to be, in nanoseconds. */
    public long age(long now) {
        return now - since;
    }

    /** Whether nobody can reach the socket any more. */
    public boolean isAbandoned() {
        return refersTo(null);
    }

    /** Counts for its site a connection that nobody can reach any more, however often this is called. */
    public void countIfLeaked() {
        if (isAbandoned() && !isConnecting() && LEAK_COUNTED.compareAndSet(this, false, true)) {
            destination().leak();
        }
    }

    /** Returns the kind of its close, where that was settled before the close; else null. */
    public @Nullable CloseKind decided() {
        return decided == UNDECIDED ? null : KINDS[decided];
    }

    /** Settles the kind of its close, as a half-close does. */
    public void decide(CloseKind kind) {
        decided = (byte) kind.ordinal();
    }

    /** Whether this side has closed its input, which looks as if the peer had ended its own. */
    public boolean isInputClosed() {
        return inputClosed;
    }

    /** Notes that this side closes its input. */
    public void closeInput() {
        inputClosed = true;
    }

    /** Whether a read has failed with the peer's RST, as far as nobody else keeps that. */
    public boolean isResetRead() {
        return resetRead;
    }

    /** Notes that a read has failed with the peer's RST. */
    public void readReset() {
        resetRead = true;
    }

    /** Returns the line that asked for the close, where another thread closes; else null. */
    public @Nullable Caller closeRequester() {
        return closeRequester;
    }

    /** Notes the line that asks for the close, before another thread closes. */
    public void requestClose(@Nullable Caller requester) {
        closeRequester = requester;
    }

    /** Returns what is known of the connection's traffic, made when it is first asked for. */
    public Traffic traffic() {
        var known = traffic;
        if (known == null) {
            var fresh = new Traffic(this);
            known = (Traffic) TRAFFIC.compareAndExchange(this, null, fresh);
            known = known == null ? fresh : known;
        }
        return known;
    }

    /** Returns what is known of the connection's traffic, or null where no library told anything. */
    public @Nullable Traffic trafficIfAny() {
        return traffic;
    }
}
