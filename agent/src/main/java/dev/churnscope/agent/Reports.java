// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.Version;
import dev.churnscope.diagnose.Diagnosis;
import dev.churnscope.instrument.Transformer;
import dev.churnscope.live.ReportSource;
import dev.churnscope.model.Coverage;
import dev.churnscope.model.Ports;
import dev.churnscope.model.Report;
import dev.churnscope.model.Window;
import dev.churnscope.record.Recorder;
import dev.churnscope.report.Summary;
import dev.churnscope.report.file.ReportFile;
import dev.churnscope.report.json.ReportJson;
import dev.churnscope.snapshot.Snapshot;
import dev.churnscope.snapshot.Timeline;
import dev.churnscope.text.StandardStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ChurnscopeHook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Builds reports of what was recorded so far, on request, and writes them to the files in the options. */
final class Reports implements Runnable, Callable<String>, ReportSource {

    /** The current options; guarded by this, like the schedule. */
    private Options options;

    private ReportSchedule schedule;
    private final Recorder recorder;
    private final Transformer transformer;
    private final Timeline timeline;
    private final PortReport ports;
    private final Instant attachedAt;

    /** Written while holding the lock on this. */
    private volatile CountingWindow window;

    Reports(
            Options options,
            Recorder recorder,
            Transformer transformer,
            Timeline timeline,
            PortReport ports,
            Instant attachedAt) {
        this.options = options;
        this.schedule = new ReportSchedule(options.interval());
        this.recorder = recorder;
        this.transformer = transformer;
        this.timeline = timeline;
        this.ports = ports;
        this.attachedAt = attachedAt;
        this.window = CountingWindow.sinceAttached(attachedAt);
    }

    /** Starts a new counting window for every report, including those written to files and the summary at exit. */
    synchronized void beginWindow() {
        ports.beginWindow();
        window = CountingWindow.begin(recorder);
        timeline.begin(window.from(), window.totals());
    }

    CountingWindow window() {
        return window;
    }

    /** Writes every file if a report is due. A file that cannot be written is logged, with no other effect. */
    synchronized void writeIfDue() {
        if (schedule.isDue() && !options.report().isEmpty()) {
            write(report());
        }
    }

    /**
     * Changes options, unless one of them is invalid or cannot change: then none is changed.
     *
     * @return the problems of the given options, a line each
     */
    synchronized List<String> change(String arguments) {
        var changed = options.changedBy(arguments);
        var problems = new ArrayList<>(changed.problems());
        problems.addAll(ReportFiles.problemsOf(Options.ofArguments(arguments).report(), attachedAt));
        if (problems.isEmpty()) {
            if (!Objects.equals(changed.interval(), options.interval())) {
                schedule = new ReportSchedule(changed.interval());
            }
            options = changed;
            AgentLog.setLevel(changed.log());
        }
        return problems;
    }

    /** Returns a source of live counter samples. */
    Samples samples() {
        return new Samples(recorder, this, ports, attachedAt);
    }

    /** Returns the report so far as JSON. */
    @Override
    public synchronized String call() {
        return ReportJson.write(report());
    }

    /** Called once at exit, after the application's shutdown hooks: writes every file and prints the summary. Never throws. */
    @Override
    public synchronized void run() {
        try {
            boolean sawConnections = recorder.sawConnections();
            boolean summary = options.summary() && sawConnections;
            if (!options.report().isEmpty() || summary) {
                var report = report();
                var written = write(report);
                if (summary) {
                    printSummary(report, written);
                }
            }
        } catch (Throwable t) {
            AgentLog.error("could not report at exit (" + t + ")");
        }
    }

    /** Writes every file, and returns those that could be written. */
    private List<Path> write(Report report) {
        var written = new ArrayList<Path>();
        for (String file : options.report()) {
            var path = Path.of(ThisJvm.expand(file, attachedAt));
            try {
                ReportFile.write(report, path);
                written.add(path);
            } catch (IOException | RuntimeException e) {
                AgentLog.error("could not write " + path + " (" + e.getMessage()
                        + "); the application is not affected, choose another path with report=FILE");
            }
        }
        return written;
    }

    private static void printSummary(Report report, List<Path> files) {
        // Not System.err, which the application may have replaced or closed.
        var charset = StandardStream.stderrCharset();
        var stderr = new PrintStream(new FileOutputStream(FileDescriptor.err), false, charset);
        stderr.print(Summary.of(report, charset, files));
        stderr.flush();
    }

    /** Returns the report of the current window so far. */
    @Override
    public synchronized Report report() {
        var now = Instant.now();
        var ports = this.ports.ports();
        var snapshot = Snapshot.of(recorder, window.before(), sitesInTimeWait(ports));
        // From the snapshot, so that the timeline adds up to its totals while connections open and close.
        var totals = window.totals()
                .plus(snapshot.totals().opened(), snapshot.totals().closes());
        double seconds = Duration.between(window.from(), now).toMillis() / 1000.0;
        return new Report(
                Report.SCHEMA,
                new Report.AgentInfo(Version.current()),
                ThisJvm.info(attachedAt),
                new Window(window.from().toString(), now.toString(), seconds),
                new Coverage(
                        transformer.coverage(), snapshot.measured(), snapshot.inferred(), snapshot.openBeforeAttach()),
                snapshot.totals(),
                snapshot.sites(),
                Diagnosis.of(snapshot.sites(), ports, seconds),
                ports,
                timeline.buckets(now, totals),
                new Report.Health(
                        ChurnscopeHook.errors() - window.hookErrors(), snapshot.overflowed(), snapshot.untracked()));
    }

    /** Returns the sites with sockets in TIME_WAIT; these may be left from before the window began. */
    private static Set<String> sitesInTimeWait(Ports ports) {
        return ports.timeWait().bySite().stream()
                .map(Ports.SiteTimeWait::siteId)
                .collect(Collectors.toSet());
    }
}
