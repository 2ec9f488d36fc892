// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the tests look at in a report. Written anew from the schema, so that it shares no mistake with the agent. */
public record Report(
        String schema,
        Process process,
        Window window,
        Coverage coverage,
        Site totals,
        List<Site> sites,
        List<Finding> findings,
        Ports ports,
        List<Bucket> timeline,
        Health health) {

    public record Finding(
            String rule,
            String severity,
            String siteId,
            CallSite callSite,
            String title,
            Map<String, Object> evidence,
            String advice,
            String link,
            Map<String, Double> estimate) {}

    public record Process(
            long pid, String host, String command, String javaVersion, String startedAt, String attachedAt) {}

    public record Window(String from, String to, double seconds) {}

    public record Coverage(Map<String, String> instrumentations, long measured, long inferred, long openBeforeAttach) {}

    /** One of the sites, or the totals, which have numbers alone. */
    public record Site(
            String id,
            String role,
            CallSite callSite,
            List<Line> lines,
            String client,
            long opened,
            long connectFailed,
            long closed,
            long open,
            long peakOpen,
            Map<String, Long> closes,
            long leaked,
            Long requests,
            Double reuseRatio,
            Map<String, Long> connectFailures,
            List<String> stack,
            List<Destination> destinations,
            List<ClosedBy> closedBy,
            Map<String, Long> notReused,
            Map<String, Long> serverCloses,
            Inbound inbound) {

        public long closes(String kind) {
            return closes.get(kind);
        }
    }

    /** What accepted connections carried; null where no request was seen. */
    public record Inbound(
            long none, long one, long more, long oneByRequest, long oneByPeer, Long requestLimit, Long idleMillis) {}

    public record CallSite(@SerializedName("class") String className, String method, String file, Integer line) {}

    public record Line(Integer line, long opened) {}

    public record Destination(String host, String address, int port, long opened, boolean tls) {}

    public record ClosedBy(CallSite callSite, String kind, String cause, long count, List<String> stack) {}

    public record Ports(
            List<Integer> range,
            int capacity,
            Map<String, String> settings,
            TimeWait timeWait,
            List<Use> destinations,
            Exhaustion exhaustion) {}

    public record TimeWait(Long host, Long attributed, long forgotten, List<SiteTimeWait> bySite) {}

    public record SiteTimeWait(String siteId, long count) {}

    public record Use(
            String address,
            int port,
            double activeClosesPerSecond,
            double projectedTimeWait,
            double utilization,
            Double secondsToExhaustion) {}

    public record Exhaustion(String at, String address, int port, Long timeWait, List<Holder> holders) {}

    public record Holder(String siteId, long open, long timeWait) {}

    public record Bucket(double seconds, long opened, long closed, long open) {}

    public record Health(long hookErrors, long sitesOverflowed, long untracked) {}

    /** Reads a report of an agent that was there before anything else, and holds it against its schema and itself. */
    public static Report read(Path file) {
        return read(file, 0, 0);
    }

    /** The same of an agent that came later, to a process with so many ends of connections. */
    static Report read(Path file, long leastOpenBefore, long mostOpenBefore) {
        try {
            var report = parse(Files.readString(file));
            ReportInvariants.check(report);
            assertThat(report.coverage().openBeforeAttach())
                    .as("openBeforeAttach")
                    .isBetween(leastOpenBefore, mostOpenBefore);
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Holds a report against its schema alone: while connections come and go, its parts may differ in age. */
    public static Report parse(String json) {
        ReportSchema.check(json);
        return new Gson().fromJson(json, Report.class);
    }

    /** Returns the site of a method; fails if there are several or none. */
    public Site site(Class<?> type, String method) {
        return only(
                sites.stream()
                        .filter(site -> site.callSite().className().equals(type.getName())
                                && site.callSite().method().equals(method))
                        .toList(),
                type.getSimpleName() + "." + method);
    }

    /** Returns the site of a method in a role; fails if there are several or none. */
    public Site site(String role, Class<?> type, String method) {
        return only(
                sites.stream()
                        .filter(site -> site.role().equals(role)
                                && site.callSite().className().equals(type.getName())
                                && site.callSite().method().equals(method))
                        .toList(),
                role + " " + type.getSimpleName() + "." + method);
    }

    /** Whether any site is a method of a class. */
    public boolean hasSite(Class<?> type, String method) {
        return sites.stream()
                .anyMatch(site -> site.callSite().className().equals(type.getName())
                        && site.callSite().method().equals(method));
    }

    private Site only(List<Site> found, String what) {
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " sites are " + what + ", of "
                    + sites.stream()
                            .map(site ->
                                    "\n" + site.role() + " " + site.callSite().className() + "."
                                            + site.callSite().method() + " " + site.client() + " " + site.opened())
                            .toList());
        }
        return found.get(0);
    }
}
