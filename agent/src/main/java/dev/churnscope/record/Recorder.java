// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Role;
import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.atomic.LongAdder;
import jdk.internal.access.JavaIOFileDescriptorAccess;
import jdk.internal.access.SharedSecrets;
import org.jspecify.annotations.Nullable;

/**
 * Turns what hooks report into counts.
 *
 * <p>Runs on the application's threads, in the middle of their connects and closes. It takes no lock that threads share,
 * resolves no name, touches no network, and allocates what a stack identity and one {@link Connection} need. Anything it
 * throws is swallowed and counted by the {@linkplain ChurnscopeHook hook}.
 */
public final class Recorder extends ChurnscopeHook {

    private static final JavaIOFileDescriptorAccess DESCRIPTORS = SharedSecrets.getJavaIOFileDescriptorAccess();

    private final ConnectionTable table = new ConnectionTable();
    private final SiteTable sites;
    private final CallStacks stacks;
    private final SocketState state;
    private final OpenGauge open = new OpenGauge();
    private final LongAdder measured = new LongAdder();
    private final LongAdder inferred = new LongAdder();
    private final LongAdder untracked = new LongAdder();

    /**
     * @param rule what is code of the application
     * @param keptFrames the most frames kept of a stack
     * @param keptSites the most sites kept
     */
    public Recorder(CallSiteRule rule, int keptFrames, int keptSites) {
        var callers = new Callers(rule, keptFrames);
        this.stacks = Backtrace.isReadable() ? new BacktraceStacks(callers) : new WalkedStacks(callers);
        this.sites = new SiteTable(keptSites);
        this.state =
                System.getProperty("os.name", "").equals("Linux") ? new LinuxSocketState() : new UnknownSocketState();
    }

    @Override
    protected void onConnecting(Object owner, FileDescriptor fd, SocketAddress remote, int transport) {
        if (remote instanceof InetSocketAddress address) {
            var opener = stacks.here().opener(Role.CLIENT, transport, sites);
            if (!put(fd, Connection.connecting(owner, fd, opener, address, System.nanoTime()))) {
                opener.opened().increment();
            }
        }
    }

    @Override
    protected void onConnected(FileDescriptor fd) {
        if (find(fd) instanceof Connection connection && connection.isConnecting()) {
            var site = connection.opener().site();
            var destination = site.destinations().of(connection.remote());
            site.connectNanos().record(connection.establish(destination, System.nanoTime()));
            opened(connection.opener(), destination);
        }
    }

    @Override
    protected void onConnectFailed(FileDescriptor fd, Throwable reason) {
        if (find(fd) instanceof Connection connection && connection.isConnecting() && remove(connection)) {
            connection.opener().site().failures().count(ConnectFailure.of(reason));
        }
    }

    @Override
    protected void onListening(FileDescriptor fd, int localPort, int transport) {
        put(fd, new Listener(fd, stacks.here()));
    }

    @Override
    protected void onAccepting(FileDescriptor server) {
        var caller = stacks.here();
        if (caller.isApplication() && find(server) instanceof Listener listener) {
            listener.askedBy(caller);
        }
    }

    @Override
    protected void onAccepted(
            Object owner, FileDescriptor fd, InetAddress peer, int localPort, FileDescriptor server, int transport) {
        var caller = stacks.here();
        if (!caller.isApplication()
                && find(server) instanceof Listener listener
                && listener.caller().isApplication()) {
            caller = listener.caller();
        }
        var opener = caller.opener(Role.SERVER, transport, sites);
        var destination = opener.site().destinations().of(peer, localPort);
        put(fd, Connection.accepted(owner, fd, opener, destination, System.nanoTime()));
        opened(opener, destination);
    }

    @Override
    protected void onHalfClosing(FileDescriptor fd, boolean input) {
        if (find(fd) instanceof Connection connection && !connection.isConnecting()) {
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
        if (find(fd) instanceof Connection connection && !connection.isConnecting()) {
            // First of all, so that what follows does not tell of a FIN that came while it was at it.
            var kind = resetWasRead
                    ? CloseKind.REMOTE_RESET
                    : state.atClose(fd, graceful, connection.isInputClosed(), connection.decided());
            var closer = stacks.here();
            if (remove(connection)) {
                closed(connection, closer, kind);
            }
        } else {
            closingUnconnected(fd);
        }
    }

    private void closingUnconnected(FileDescriptor fd) {
        var socket = find(fd);
        if (socket instanceof Listener) {
            table.remove(DESCRIPTORS.get(fd), socket);
        } else if (socket instanceof Connection connection && remove(connection)) {
            connection.opener().site().failures().count(ConnectFailure.CLOSED);
        }
    }

    /** @param kind null if it could not be read */
    private void closed(Connection connection, Caller closer, @Nullable CloseKind kind) {
        (kind == null ? inferred : measured).increment();
        var likeliest = connection.decided() == null ? CloseKind.LOCAL_FIN : connection.decided();
        connection
                .opener()
                .site()
                .closed(
                        closer,
                        kind == null ? likeliest : kind,
                        causeOf(connection, closer),
                        connection.age(System.nanoTime()));
        open.decrement();
    }

    private static CloseCause causeOf(Connection connection, Caller closer) {
        if (connection.isAbandoned()) {
            return CloseCause.GC;
        }
        if (ShutdownHooks.areRunning()) {
            return CloseCause.EXIT;
        }
        return closer.isApplication() ? CloseCause.APPLICATION : CloseCause.UNKNOWN;
    }

    private void opened(Opener opener, Destination destination) {
        opener.opened().increment();
        opener.site().open().increment();
        destination.opened().increment();
        open.increment();
    }

    private @Nullable TrackedSocket find(FileDescriptor fd) {
        var socket = table.get(DESCRIPTORS.get(fd));
        return socket != null && socket.descriptor() == fd ? socket : null;
    }

    /** Returns false where the descriptor is beyond what the table holds, which counts as untracked. */
    private boolean put(FileDescriptor fd, TrackedSocket socket) {
        int number = DESCRIPTORS.get(fd);
        if (number < 0 || number >= ConnectionTable.CAPACITY) {
            untracked.increment();
            return false;
        }
        // A socket that still stands under the number was closed past the JDK, by native code.
        if (table.put(number, socket) instanceof Connection lost) {
            lost(lost);
        }
        return true;
    }

    private void lost(Connection lost) {
        if (lost.isConnecting()) {
            lost.opener().site().failures().count(ConnectFailure.CLOSED);
        } else {
            inferred.increment();
            long age = lost.age(System.nanoTime());
            lost.opener().site().closed(Caller.UNKNOWN, CloseKind.LOCAL_FIN, CloseCause.UNKNOWN, age);
            open.decrement();
        }
    }

    private boolean remove(Connection connection) {
        return table.remove(DESCRIPTORS.get(connection.descriptor()), connection);
    }

    /** Whether any connection was opened, or tried to. */
    public boolean sawConnections() {
        return !sites.all().isEmpty();
    }

    /** Returns the totals, at less cost than a {@link Snapshot}. */
    public RunningTotals totals() {
        long opened = 0;
        long[] closes = new long[CloseKind.values().length];
        for (var site : sites.all()) {
            for (var closer : site.closers().all()) {
                closes[closer.kind().ordinal()] += closer.count().sum();
            }
            opened += site.opened();
        }
        return new RunningTotals(opened, CloseCounts.of(closes));
    }

    SiteTable sites() {
        return sites;
    }

    ConnectionTable table() {
        return table;
    }

    OpenGauge open() {
        return open;
    }

    long measured() {
        return measured.sum();
    }

    long inferred() {
        return inferred.sum();
    }

    long untracked() {
        return untracked.sum();
    }
}
