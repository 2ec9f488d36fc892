// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.CpuThrottle;
import dev.churnscope.activity.PortActivity;
import dev.churnscope.activity.Sample;
import dev.churnscope.activity.SampleJson;
import dev.churnscope.model.Finding;
import dev.churnscope.model.Ports;
import dev.churnscope.record.Recorder;
import dev.churnscope.snapshot.ActiveSites;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Samples of the counters, for commands that watch. Values that are read from the kernel or need a whole report may be some
 * seconds old.
 */
final class Samples implements Supplier<String> {

    /** Enough to scroll through; some 100 kB. */
    private static final int MAX_SITES = 500;

    /** Just below a second, so that a command that reads each second always gets new values. */
    private static final Duration MIN_BETWEEN_PORTS = Duration.ofMillis(900);

    /** Upper limit, however slow the kernel's tables are to read. */
    private static final Duration MAX_BETWEEN_PORTS = Duration.ofSeconds(30);

    private static final int PAUSE_FACTOR = 20;

    private final ActiveSites sites;
    private final ThrottledSupplier<Ports> ports;
    private final Reports reports;
    private final RecentReport recent;
    private final Instant attachedAt;

    Samples(Recorder recorder, Reports reports, PortReport ports, Instant attachedAt) {
        this.sites = new ActiveSites(recorder, MAX_SITES);
        this.ports = new ThrottledSupplier<>(
                new CpuThrottle(PAUSE_FACTOR, MIN_BETWEEN_PORTS, MAX_BETWEEN_PORTS, System::nanoTime), ports::ports);
        this.reports = reports;
        this.recent = new RecentReport(reports, System::nanoTime);
        this.attachedAt = attachedAt;
    }

    /** Returns a sample as JSON. */
    @Override
    public synchronized String get() {
        var findings = recent.report().findings().stream()
                .collect(Collectors.groupingBy(Finding::severity, Collectors.counting()));
        var budget = ports.get();
        var timeWait = budget.timeWait().bySite().stream()
                .collect(Collectors.toMap(Ports.SiteTimeWait::siteId, Ports.SiteTimeWait::count));
        var reportsFrom = reports.window().from();
        // Last, since the reads above may have taken a while.
        long nanos = System.nanoTime();
        var counted = sites.read(timeWait);
        return SampleJson.write(new Sample(
                nanos,
                ThisJvm.info(attachedAt),
                secondsSince(attachedAt),
                reportsFrom.equals(attachedAt) ? null : secondsSince(reportsFrom),
                counted.opened(),
                counted.connectFailed(),
                counted.closes(),
                counted.requests(),
                PortActivity.of(budget),
                findings,
                counted.siteCount(),
                counted.sites()));
    }

    private static double secondsSince(Instant time) {
        return Duration.between(time, Instant.now()).toMillis() / 1000.0;
    }
}
