// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.jfr;

import dev.churnscope.diagnose.Severity;
import dev.churnscope.model.Finding;
import java.net.ChurnscopeHook;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import jdk.jfr.FlightRecorder;

/**
 * Commits findings while a recording has the event enabled: each when it appears, again when its severity has risen, and
 * all current ones at the end of a chunk.
 */
public final class FindingEvents {

    private static final String APPEARED = "appeared";
    private static final String ROSE = "rose";
    private static final String CHUNK_END = "chunkEnd";

    /** Never committed; only asked {@code isEnabled()}, which JFR keeps per event class. */
    private final FindingEvent probe = new FindingEvent();

    /** The worst severity committed of each finding; used by the calling thread of {@link #commitNew} only. */
    private final Map<String, Severity> committed = new HashMap<>();

    private FindingEvents() {}

    /**
     * Registers the event with JFR, which then requests the findings at the end of each chunk of a recording, on its own
     * thread or on the thread that ends the recording.
     *
     * @param findings returns the current findings
     */
    public static FindingEvents begin(Supplier<List<Finding>> findings) {
        FlightRecorder.register(FindingEvent.class);
        FlightRecorder.addPeriodicEvent(FindingEvent.class, new AtChunkEnd(findings));
        return new FindingEvents();
    }

    /**
     * Commits findings that have appeared or risen since the last call. To be called periodically, always by the same
     * thread.
     *
     * @param findings called only while a recording has the event enabled
     */
    public void commitNew(Supplier<List<Finding>> findings) {
        if (!probe.isEnabled()) {
            // The next recording gets all findings again.
            committed.clear();
            return;
        }
        for (var finding : findings.get()) {
            var severity = severityOf(finding);
            var previous = committed.get(keyOf(finding));
            if (previous == null || severity.compareTo(previous) > 0) {
                committed.put(keyOf(finding), severity);
                FindingEvent.of(finding, previous == null ? APPEARED : ROSE).commit();
            }
        }
    }

    private static String keyOf(Finding finding) {
        var callSite = finding.callSite();
        String site = callSite == null ? "" : ConnectionEvent.nameOf(callSite);
        return finding.rule() + "\n" + finding.siteId() + "\n" + site;
    }

    private static Severity severityOf(Finding finding) {
        return Severity.valueOf(finding.severity().toUpperCase(Locale.ROOT));
    }

    private record AtChunkEnd(Supplier<List<Finding>> findings) implements Runnable {

        @Override
        public void run() {
            try {
                for (var finding : findings.get()) {
                    FindingEvent.of(finding, CHUNK_END).commit();
                }
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }
}
