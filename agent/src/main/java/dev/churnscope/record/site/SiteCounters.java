// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Role;
import dev.churnscope.stack.Caller;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Everything counted for one site. Hooks add, reports read; nothing here waits.
 *
 * <p>Counts that are sums of others are not kept: a site's opens are the sum over its lines, its closes the sum over its
 * closers, its requests and leaks the sum over its destinations.
 */
public final class SiteCounters {

    private static final int NO_LINE = -1;

    private final SiteKey key;
    private final Caller first;
    private final ConcurrentHashMap<Integer, LongAdder> lines = new ConcurrentHashMap<>();
    private final OpenGauge open = new OpenGauge();
    private final Destinations destinations = new Destinations();
    private final Closers closers = new Closers();
    private final ConnectFailures failures = new ConnectFailures();
    private final InboundCounts inbound = new InboundCounts();
    private final NotReusedCounts notReused = new NotReusedCounts();
    private final BurstCounts bursts = new BurstCounts();
    private final LongAdder resetsByLinger = new LongAdder();
    private final LongAdder resetsByLibrary = new LongAdder();
    private final LongAdder pooled = new LongAdder();
    private final LongAdder collectedUnfinished = new LongAdder();
    private final LongAdder timedOutUnread = new LongAdder();
    private final Intervals openIntervals = new Intervals();
    private final Histogram connectNanos = new Histogram();
    private final Histogram tlsNanos = new Histogram();
    private final Histogram lifetimeNanos = new Histogram();

    /** @param first the caller that this site was first seen through */
    public SiteCounters(SiteKey key, Caller first) {
        this.key = key;
        this.first = first;
    }

    /** Returns what tells the site from others. */
    public SiteKey key() {
        return key;
    }

    /** Returns the caller that the site was first seen through. */
    public Caller first() {
        return first;
    }

    /** Whether its connections were accepted, rather than opened. */
    public boolean accepts() {
        return key.role() == Role.SERVER;
    }

    /** Whether it is the one that stands for all sites beyond the bound. */
    public boolean isOverflow() {
        return first == Caller.OVERFLOW;
    }

    /** Returns the count of what one line opened. */
    public LongAdder line(@Nullable Integer line) {
        var fresh = new LongAdder();
        var known = lines.putIfAbsent(line == null ? NO_LINE : line, fresh);
        return known == null ? fresh : known;
    }

    /** Returns what each line opened; {@value #NO_LINE} where the class file has no lines. */
    public Map<Integer, LongAdder> lines() {
        return lines;
    }

    /** Returns how many connections the site has opened, or accepted. */
    public long opened() {
        return lines.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Returns how many of its connections are open. */
    public OpenGauge open() {
        return open;
    }

    /** Returns where its connections lead, or come from. */
    public Destinations destinations() {
        return destinations;
    }

    /** Returns who closed its connections. */
    public Closers closers() {
        return closers;
    }

    /** Returns its connects that did not establish. */
    public ConnectFailures failures() {
        return failures;
    }

    /** Returns how many requests connections of this site carried. */
    public long requests() {
        return destinations.sum(Destination::requests);
    }

    /** Returns what only means something where this site accepts connections. */
    public InboundCounts inbound() {
        return inbound;
    }

    /** Returns why its connections had to be opened. */
    public NotReusedCounts notReused() {
        return notReused;
    }

    /** Returns its bursts of requests. */
    public BurstCounts bursts() {
        return bursts;
    }

    /** Returns the count of closes that aborted a connection by SO_LINGER 0. */
    public LongAdder resetsByLinger() {
        return resetsByLinger;
    }

    /** Of local resets, those by SO_LINGER 0 that a library sets for an abort of its own. */
    public LongAdder resetsByLibrary() {
        return resetsByLibrary;
    }

    /** Returns the count of connections that came to belong to a pool. */
    public LongAdder pooled() {
        return pooled;
    }

    /** Returns how many connections nobody can reach any more, as far as that was noticed yet. */
    public long leaked() {
        return destinations.sum(Destination::leaked);
    }

    /** Returns the count of connections that the garbage collector closed with a request on them. */
    public LongAdder collectedUnfinished() {
        return collectedUnfinished;
    }

    /** Returns the count of connections that a timer of the client closed with a response on them that nobody had read. */
    public LongAdder timedOutUnread() {
        return timedOutUnread;
    }

    /** Returns the times between one open and the next. */
    public Intervals openIntervals() {
        return openIntervals;
    }

    /** Returns how long TLS handshakes took. */
    public Histogram tlsNanos() {
        return tlsNanos;
    }

    /** Returns how long connects took. */
    public Histogram connectNanos() {
        return connectNanos;
    }

    /** Returns for how long connections that are closed were open. */
    public Histogram lifetimeNanos() {
        return lifetimeNanos;
    }

    /** Lets what is no sum be that of a new window. */
    public void beginWindow() {
        open.beginWindow();
        openIntervals.beginWindow();
        failures.intervals().beginWindow();
        connectNanos.beginWindow();
        tlsNanos.beginWindow();
        lifetimeNanos.beginWindow();
    }

    /** Counts a close. */
    public void closed(Caller closer, CloseKind kind, CloseCause cause, long ageNanos) {
        closers.count(closer, kind, cause);
        lifetimeNanos.record(ageNanos);
        open.decrement();
    }
}
