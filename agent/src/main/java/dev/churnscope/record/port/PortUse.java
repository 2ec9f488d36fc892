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
 * Who uses up ephemeral ports.
 *
 * <p>Hooks add to it without waiting; what is public is for the agent's own thread and for reports. Safe for use by any
 * number of threads.
 */
public final class PortUse {

    private final SiteTable sites;
    private final ConnectionTable table;
    private final ActiveCloseLog closedFirst = new ActiveCloseLog(System.nanoTime());
    private final AtomicReference<@Nullable NoPort> firstNoPort = new AtomicReference<>();

    /** Guarded by itself, as what follows. */
    private final ActiveCloseRates activeCloses = new ActiveCloseRates();

    private long windowStart = System.nanoTime();

    private volatile @Nullable Thread watcher;

    /** @param table has the connections that hold ports while they are open */
    public PortUse(SiteTable sites, ConnectionTable table) {
        this.sites = sites;
        this.table = table;
    }

    /** Keeps in mind a connection that is about to be closed first. */
    public void closedFirst(Connection connection, SocketState state, long now) {
        if (!connection.isFourTupleKnown()) {
            // The JDK has asked for the address of this end when it connected; native transports keep it where only
            // they see it.
            var local = state.localAddress(connection.descriptor());
            if (local != null) {
                connection.locate(local);
            }
        }
        if (connection.isFourTupleKnown()) {
            closedFirst.add(
                    connection.addresses(),
                    connection.ports(),
                    connection.opener().site(),
                    now);
        } else {
            closedFirst.addUnknown(now);
        }
    }

    /** Notes a connect that found no port. Of the first, the watcher is told at once. */
    public void noPort(InetSocketAddress to) {
        if (firstNoPort.get() == null && firstNoPort.compareAndSet(null, new NoPort(Instant.now(), to))) {
            LockSupport.unpark(watcher);
        }
    }

    /** Names the thread that is unparked when ports run out. */
    public void watchedBy(Thread thread) {
        watcher = thread;
    }

    /** Returns the first connect of the window that found no port, or null. */
    public @Nullable NoPort firstNoPort() {
        return firstNoPort.get();
    }

    /** Forgets the rates and the lack of ports until now; not what is in TIME_WAIT, which goes on to be. */
    public void beginWindow() {
        long now = System.nanoTime();
        firstNoPort.set(null);
        synchronized (activeCloses) {
            activeCloses.sample(closedFirst.second(now), sites.all());
            activeCloses.forget();
            windowStart = now;
        }
    }

    /** Notes what happened since it was called last. Called once a second. */
    public void sample() {
        long now = System.nanoTime();
        closedFirst.forgetOld(now);
        synchronized (activeCloses) {
            activeCloses.sample(closedFirst.second(now), sites.all());
        }
    }

    /** Returns how fast this process closes first what is connected to each address, until now. */
    public List<CloseRate> closeRates() {
        long now = System.nanoTime();
        synchronized (activeCloses) {
            activeCloses.sample(closedFirst.second(now), sites.all());
            return activeCloses.rates((double) (now - windowStart) / TimeUnit.SECONDS.toNanos(1));
        }
    }

    /** Returns how many connections to an address each site has open, by its id. */
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

    /** Returns which sites left what is in TIME_WAIT now. */
    public TimeWaitSites timeWaitSites() {
        return new TimeWaitSites(sites, table, closedFirst, System.nanoTime());
    }

    /** Returns how many connections were closed first, and may be in TIME_WAIT, that {@link #timeWaitSites} do not know. */
    public long forgotten() {
        return closedFirst.forgotten(System.nanoTime());
    }
}
