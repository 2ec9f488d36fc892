// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Role;
import dev.churnscope.record.close.CloseRecorder;
import dev.churnscope.record.connection.CloseWaits;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.connection.ConnectionListener;
import dev.churnscope.record.connection.ConnectionLookup;
import dev.churnscope.record.connection.ConnectionNotifier;
import dev.churnscope.record.connection.ConnectionTable;
import dev.churnscope.record.connection.ListeningSocket;
import dev.churnscope.record.connection.PreexistingSocket;
import dev.churnscope.record.connection.UnrecordedListeningSocket;
import dev.churnscope.record.port.PortUse;
import dev.churnscope.record.propagation.CallerPropagation;
import dev.churnscope.record.site.Destination;
import dev.churnscope.record.site.OpenGauge;
import dev.churnscope.record.site.Opener;
import dev.churnscope.record.site.SiteCounters;
import dev.churnscope.record.site.SiteTable;
import dev.churnscope.record.socket.ConnectFailure;
import dev.churnscope.record.socket.FourTuple;
import dev.churnscope.record.socket.LinuxSocketState;
import dev.churnscope.record.socket.SocketState;
import dev.churnscope.record.socket.UnknownSocketState;
import dev.churnscope.stack.CallStacks;
import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import java.net.ChurnscopeNative;
import java.net.ChurnscopePropagation;
import java.net.ChurnscopeTraffic;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns what hooks report into counts.
 *
 * <p>Runs on the application's threads, in the middle of their connects and closes. It takes no lock that threads share,
 * resolves no name, uses no network, and allocates only what the identity of a stack and one {@link Connection} need.
 * Anything it throws is swallowed and counted by the {@linkplain ChurnscopeHook hook}.
 */
public final class Recorder extends ChurnscopeHook {

    private final ConnectionTable table = new ConnectionTable();
    private final SiteTable sites;
    private final CallStacks stacks;
    private final CallerPropagation propagation;
    private final TrafficRecorder traffic;
    private final NativeSockets natives;
    private final SocketState state;
    private final CloseWaits closeWaits;
    private final PortUse ports;
    private final CloseRecorder closes;
    private final SocketTracker sockets;
    private final ConnectionNotifier notifier = new ConnectionNotifier();
    private final OpenGauge open = new OpenGauge();

    /**
     * @param stacks identifies callers by their stacks
     * @param maxSites the maximum number of sites
     * @param isFullyInstrumented whether a library class is fully instrumented; if not, nothing is concluded from the
     *     absence of its events
     */
    public Recorder(CallStacks stacks, int maxSites, Predicate<Class<?>> isFullyInstrumented) {
        this.stacks = stacks;
        this.propagation = new CallerPropagation(stacks);
        var lookup = new ConnectionLookup(table);
        this.sites = new SiteTable(maxSites);
        this.ports = new PortUse(sites, table);
        this.state =
                System.getProperty("os.name", "").equals("Linux") ? new LinuxSocketState() : new UnknownSocketState();
        this.closes = new CloseRecorder(propagation, ports, state, open, notifier);
        this.sockets = new SocketTracker(table, state, closes, notifier);
        this.natives = new NativeSockets(this, sockets, table, lookup);
        this.traffic = new TrafficRecorder(lookup, propagation, isFullyInstrumented, state);
        this.closeWaits = new CloseWaits(table, state);
    }

    /**
     * Marks the descriptors that may be those of preexisting connections, so that their closes are recognized. To be
     * called before classes are instrumented: connections that open meanwhile count as preexisting, too.
     *
     * @param descriptors an upper bound of the descriptor numbers in use by this process
     */
    public void markOpenBefore(int descriptors) {
        table.markOpenBefore(descriptors);
    }

    /** Installs this recorder as the receiver of all hooks. */
    public void install() {
        ChurnscopeHook.install(this);
        ChurnscopePropagation.install(propagation);
        ChurnscopeTraffic.install(traffic);
        ChurnscopeNative.install(natives);
    }

    /** Removes the recorder: hooks become no-ops. */
    public static void uninstall() {
        ChurnscopeHook.install(null);
        ChurnscopePropagation.install(null);
        ChurnscopeTraffic.install(null);
        ChurnscopeNative.install(null);
    }

    /** Sets the listener for connection events, replacing any other; null for none. */
    public void setListener(@Nullable ConnectionListener listener) {
        notifier.setListener(listener);
    }

    @Override
    protected void onConnecting(Object owner, FileDescriptor fd, SocketAddress remote, int transport) {
        if (remote instanceof InetSocketAddress address) {
            var opener = sites.opener(propagation.currentCaller(), Role.CLIENT, transport);
            var connection = Connection.connecting(owner, fd, opener, address, System.nanoTime());
            connection.connectsFor(propagation.currentCall());
            long requestedSince = propagation.requestedSince();
            if (requestedSince != 0) {
                connection.traffic().requestedAt(requestedSince);
            }
            if (!sockets.put(fd, connection)) {
                opener.opened().increment();
            }
        }
    }

    @Override
    protected void onConnected(FileDescriptor fd, @Nullable SocketAddress local) {
        if (table.find(fd) instanceof Connection connection && connection.isConnecting()) {
            var site = connection.opener().site();
            var destination = site.destinations().of(connection.remote());
            long now = System.nanoTime();
            long took = connection.establish(destination, now);
            site.connectNanos().record(took);
            destination.connected(took);
            if (local instanceof InetSocketAddress localAddress) {
                connection.locate(localAddress);
            }
            opened(connection.opener(), destination, now);
            traffic.connected(connection);
            notifier.opened(connection);
        }
    }

    @Override
    protected void onConnectFailed(FileDescriptor fd, Throwable reason) {
        if (table.find(fd) instanceof Connection connection && connection.isConnecting()) {
            connectFailed(connection, ConnectFailure.of(reason));
        }
    }

    public void connectFailed(Connection connection, ConnectFailure reason) {
        if (sockets.remove(connection)) {
            sockets.failed(connection, reason);
            if (reason == ConnectFailure.NO_PORT) {
                ports.noPort(connection.remote());
            }
        }
    }

    @Override
    protected void onListening(FileDescriptor fd, int localPort, int transport) {
        if (Thread.currentThread() instanceof UnrecordedThread) {
            sockets.put(fd, new UnrecordedListeningSocket(fd));
            return;
        }
        var local = state.localAddress(fd);
        sockets.put(
                fd, new ListeningSocket(fd, local == null ? null : local.getAddress(), propagation.currentCaller()));
    }

    @Override
    protected void onAccepting(FileDescriptor server) {
        var caller = propagation.currentCaller();
        if (caller.isApplication() && table.find(server) instanceof ListeningSocket listener) {
            listener.requestedBy(caller);
        }
    }

    @Override
    protected void onAccepted(
            Object owner,
            FileDescriptor fd,
            InetAddress peer,
            int peerPort,
            int localPort,
            FileDescriptor server,
            int transport) {
        var acceptedBy = table.find(server);
        if (acceptedBy instanceof UnrecordedListeningSocket) {
            // Nor is it a preexisting socket, whatever its number.
            sockets.remove(fd, PreexistingSocket.INSTANCE);
            return;
        }
        var caller = stacks.currentCaller();
        var listener = acceptedBy instanceof ListeningSocket found ? found : null;
        if (!caller.isApplication() && listener != null && listener.caller().isApplication()) {
            caller = listener.caller();
        }
        var opener = sites.opener(caller, Role.SERVER, transport);
        var destination = opener.site().destinations().of(peer, localPort);
        long now = System.nanoTime();
        var connection = Connection.accepted(owner, fd, opener, destination, now);
        connection.identify(
                listener == null ? FourTuple.addresses(peer) : listener.addressesTo(peer),
                FourTuple.ports(localPort, peerPort));
        sockets.put(fd, connection);
        opened(opener, destination, now);
        notifier.opened(connection);
    }

    @Override
    protected void onHalfClosing(FileDescriptor fd, boolean input) {
        if (table.find(fd) instanceof Connection connection && !connection.isConnecting()) {
            if (input) {
                connection.closeInput();
            } else if (connection.decided() == null) {
                var kind = state.atHalfClose(fd, connection.isInputClosed());
                if (kind != null) {
                    connection.decide(kind);
                }
            }
        }
    }

    @Override
    protected void onClosing(FileDescriptor fd, boolean graceful, boolean resetWasRead) {
        if (table.find(fd) instanceof Connection connection && !connection.isConnecting()) {
            // First, so that a FIN arriving during the rest of this method is not taken for one from before the
            // close.
            var kind = resetWasRead
                    ? CloseKind.REMOTE_RESET
                    : state.atClose(fd, graceful, connection.isInputClosed(), connection.decided());
            var stackCaller = stacks.currentCaller();
            boolean byLinger = kind == CloseKind.LOCAL_RESET && !graceful && state.lingersZero(fd);
            if (sockets.remove(connection)) {
                var traffic = connection.trafficIfAny();
                if (byLinger) {
                    var site = connection.opener().site();
                    // Once a client was garbage-collected, no note on its connections can come any more.
                    boolean byLibrary =
                            connection.isAbandoned() || traffic != null && traffic.isNoted(ChurnscopeTraffic.ABORTED);
                    (byLibrary ? site.resetsByLibrary() : site.resetsByLinger()).increment();
                } else if (kind == CloseKind.LOCAL_RESET
                        && traffic != null
                        && traffic.isNoted(ChurnscopeTraffic.EVENT_STREAM)) {
                    // There is always more of it that is unread.
                    connection.opener().site().resetsByLibrary().increment();
                }
                if (kind == CloseKind.LOCAL_RESET
                        && traffic != null
                        && traffic.isAwaitingResponse()
                        && state.isClosedByPeer(fd)) {
                    traffic.endByPeer();
                }
                closes.count(connection, stackCaller, kind);
            }
        } else {
            closingUnconnected(fd);
        }
    }

    private void closingUnconnected(FileDescriptor fd) {
        sockets.closingPreexisting(fd);
        var socket = table.find(fd);
        if (socket instanceof ListeningSocket || socket instanceof UnrecordedListeningSocket) {
            sockets.remove(fd, socket);
        } else if (socket instanceof Connection connection && sockets.remove(connection)) {
            sockets.failed(connection, ConnectFailure.CLOSED);
        }
    }

    /** Returns the local port, or 0 if it cannot be read. */
    int localPort(FileDescriptor fd) {
        var local = state.localAddress(fd);
        return local == null ? 0 : local.getPort();
    }

    private void opened(Opener opener, Destination destination, long now) {
        opener.opened().increment();
        opener.site().openIntervals().mark(now);
        opener.site().open().increment();
        destination.opened().increment();
        open.increment();
    }

    /** Returns the number of connects that failed. */
    public long connectFailed() {
        return sites.sum(site -> site.failures().total());
    }

    /** Returns the number of HTTP requests seen. */
    public long requests() {
        return sites.sum(SiteCounters::requests);
    }

    /** Whether any connection was opened or accepted, or any connect attempted. */
    public boolean sawConnections() {
        return !sites.all().isEmpty();
    }

    /** Scans for connections that the peer has closed. To be called now and then, on the agent's own thread. */
    public void scanForCloseWaits() {
        closeWaits.scan(System.nanoTime());
    }

    /** Returns the connections that the peer has closed and this process has not. */
    public CloseWaits closeWaits() {
        return closeWaits;
    }

    /** Returns the use of ephemeral ports. */
    public PortUse ports() {
        return ports;
    }

    /** Returns the counters of each site. */
    public SiteTable sites() {
        return sites;
    }

    /** Returns the open sockets. */
    public ConnectionTable table() {
        return table;
    }

    /** Returns the number of open connections. */
    public OpenGauge open() {
        return open;
    }

    /** Returns the number of closes whose kind could not be read. */
    public long inferred() {
        return closes.inferred();
    }

    /** Returns the number of closes of preexisting connections. */
    public long openBeforeAttach() {
        return sockets.openBeforeAttach();
    }

    /** Returns the number of connections that were not tracked because their descriptor number is too high. */
    public long untracked() {
        return sockets.untracked();
    }
}
