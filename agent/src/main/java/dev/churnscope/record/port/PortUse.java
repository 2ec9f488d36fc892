// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.port;

import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.connection.ConnectionTable;
import dev.churnscope.record.site.SiteTable;
import dev.churnscope.record.socket.FourTuple;
import dev.churnscope.record.socket.SocketState;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The use of ephemeral ports: active closes, their rates, and connects that found no port.
 *
 * <p>{@link #closedFirst} and {@link #noPort} are called by hooks, and do not wait; the other methods are for the agent's
 * own thread and for reports. Safe for use by any number of threads.
 */
public final class PortUse {

    private final SiteTable sites;
    private final ConnectionTable table;
    private final ActiveCloseLog activeCloseLog = new ActiveCloseLog(System.nanoTime());
    private final AtomicReference<@Nullable NoPort> firstNoPort = new AtomicReference<>();

    /** Guarded by itself, like {@link #windowStart}. */
    private final ActiveCloseRates activeCloseRates = new ActiveCloseRates();

    private long windowStart = System.nanoTime();

    private volatile @Nullable Thread watcher;

    /** @param table the open connections, which hold ports, too */
    public PortUse(SiteTable sites, ConnectionTable table) {
        this.sites = sites;
        this.table = table;
    }

    /** Logs a connection that this process is about to close first. */
    public void closedFirst(Connection connection, SocketState state, long now) {
        if (!connection.isFourTupleKnown()) {
            // The JDK has read the local address when it connected; native transports keep it to themselves.
            var local = state.localAddress(connection.descriptor());
            if (local != null) {
                connection.locate(local);
            }
        }
        if (connection.isFourTupleKnown()) {
            activeCloseLog.add(
                    connection.addresses(),
                    connection.ports(),
                    connection.opener().site(),
                    now);
        } else {
            activeCloseLog.addUnknown(now);
        }
    }

    /** Records a connect that found no port. The first one of a window unparks the watcher. */
    public void noPort(InetSocketAddress to) {
        if (firstNoPort.get() == null && firstNoPort.compareAndSet(null, new NoPort(Instant.now(), to))) {
            LockSupport.unpark(watcher);
        }
    }

    /** Sets the thread that is unparked when ports run out. */
    public void watchedBy(Thread thread) {
        watcher = thread;
    }

    /** Returns the first connect of the window that found no port, or null. */
    public @Nullable NoPort firstNoPort() {
        return firstNoPort.get();
    }

    /** Resets the rates and the first failed port allocation; sockets in TIME_WAIT carry over. */
    public void beginWindow() {
        long now = System.nanoTime();
        firstNoPort.set(null);
        synchronized (activeCloseRates) {
            activeCloseRates.sample(activeCloseLog.second(now), sites.all());
            activeCloseRates.reset();
            windowStart = now;
        }
    }

    /** Updates the rates, and frees expired entries. Called once a second. */
    public void sample() {
        long now = System.nanoTime();
        activeCloseLog.freeExpired(now);
        synchronized (activeCloseRates) {
            activeCloseRates.sample(activeCloseLog.second(now), sites.all());
        }
    }

    /** Returns the rate of active closes by remote address, until now. */
    public List<CloseRate> closeRates() {
        long now = System.nanoTime();
        synchronized (activeCloseRates) {
            activeCloseRates.sample(activeCloseLog.second(now), sites.all());
            return activeCloseRates.rates((double) (now - windowStart) / TimeUnit.SECONDS.toNanos(1));
        }
    }

    /** Returns the number of open connections to an address, by the id of their site. */
    public Map<String, Long> openTo(InetSocketAddress remote) {
        long address = FourTuple.addresses(remote.getAddress());
        int port = FourTuple.ports(0, remote.getPort());
        var open = new HashMap<String, Long>();
        table.forEach(socket -> {
            if (socket instanceof Connection connection
                    && !connection.isConnecting()
                    && !connection.opener().site().accepts()
                    && connection.leadsTo(address, port)) {
                open.merge(sites.idOf(connection.opener().site()), 1L, Long::sum);
            }
        });
        return open;
    }

    /** Returns which sites the sockets in TIME_WAIT now come from. */
    public TimeWaitSites timeWaitSites() {
        return new TimeWaitSites(sites, table, activeCloseLog, System.nanoTime());
    }

    /**
     * Returns the number of connections that were closed first, and may be in TIME_WAIT, but that {@link #timeWaitSites}
     * does not have.
     */
    public long forgotten() {
        return activeCloseLog.forgotten(System.nanoTime());
    }
}
