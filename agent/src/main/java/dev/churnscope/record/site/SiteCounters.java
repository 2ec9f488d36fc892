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
 * All counters of one site. Hooks add to them, reports read them; neither waits. Safe for use by any number of threads.
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

    /** @param first the first caller that the site was seen with */
    public SiteCounters(SiteKey key, Caller first) {
        this.key = key;
        this.first = first;
    }

    /** Returns the identity of the site. */
    public SiteKey key() {
        return key;
    }

    /** Returns the first caller that the site was seen with. */
    public Caller first() {
        return first;
    }

    /** Whether its connections were accepted, rather than opened. */
    public boolean accepts() {
        return key.role() == Role.SERVER;
    }

    /** Whether this is the one that stands for all sites beyond the limit. */
    public boolean isOverflow() {
        return first == Caller.OVERFLOW;
    }

    /** Returns the count of connections that one line opened. */
    public LongAdder line(@Nullable Integer line) {
        var fresh = new LongAdder();
        var known = lines.putIfAbsent(line == null ? NO_LINE : line, fresh);
        return known == null ? fresh : known;
    }

    /** Returns the count for each line; under {@value #NO_LINE} if the class file has no line numbers. */
    public Map<Integer, LongAdder> lines() {
        return lines;
    }

    /** Returns the number of connections that the site has opened, or accepted. */
    public long opened() {
        return lines.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Returns the number of its open connections. */
    public OpenGauge open() {
        return open;
    }

    /** Returns the destinations of its connections, or the peers that they come from. */
    public Destinations destinations() {
        return destinations;
    }

    /** Returns the closes of its connections. */
    public Closers closers() {
        return closers;
    }

    /** Returns its failed connects. */
    public ConnectFailures failures() {
        return failures;
    }

    /** Returns the number of requests that its connections carried. */
    public long requests() {
        return destinations.sum(Destination::requests);
    }

    /** Returns the counts that apply only to accepted connections. */
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

    /** Returns the count of local resets by a SO_LINGER of 0 that the application set. */
    public LongAdder resetsByLinger() {
        return resetsByLinger;
    }

    /** Returns the count of local resets by a SO_LINGER of 0 that a library set by itself, to abort a connection. */
    public LongAdder resetsByLibrary() {
        return resetsByLibrary;
    }

    /**
     * Returns the count of connections that belong, or belonged, to a pool, and of those that no pool could have reused,
     * since they were upgraded to a protocol other than HTTP.
     */
    public LongAdder pooled() {
        return pooled;
    }

    /** Returns the number of leaked connections, as far as noticed yet. */
    public long leaked() {
        return destinations.sum(Destination::leaked);
    }

    /** Returns the count of connections that were closed by garbage collection with a request in flight. */
    public LongAdder collectedUnfinished() {
        return collectedUnfinished;
    }

    /** Returns the count of connections that a timer of the client closed under an unread response. */
    public LongAdder timedOutUnread() {
        return timedOutUnread;
    }

    /** Returns the times between successive opens. */
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

    /** Returns the lifetimes of closed connections. */
    public Histogram lifetimeNanos() {
        return lifetimeNanos;
    }

    /** Resets peaks, maxima and intervals for a new window; counters go on. */
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
