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
 * Commits findings while a recording wants them: each as it appears, once more when its severity has risen, and all that hold at
 * the end of a chunk.
 */
public final class FindingEvents {

    private static final String APPEARED = "appeared";
    private static final String ROSE = "rose";
    private static final String CHUNK_END = "chunkEnd";

    /** Asked, and never committed: whether an event is wanted, JFR keeps with its class. */
    private final FindingEvent any = new FindingEvent();

    /** The worst severity that was told of a finding; of the thread that looks. */
    private final Map<String, Severity> told = new HashMap<>();

    private FindingEvents() {}

    /**
     * Makes the event known to JFR, which from now on asks for findings at the end of each chunk of a recording, on a thread of
     * its own or of whoever ends the recording.
     *
     * @param findings those that hold when it is asked
     */
    public static FindingEvents begin(Supplier<List<Finding>> findings) {
        FlightRecorder.register(FindingEvent.class);
        FlightRecorder.addPeriodicEvent(FindingEvent.class, new AtChunkEnd(findings));
        return new FindingEvents();
    }

    /**
     * Commits what has appeared or risen since the last look. For one thread; to be called every now and then.
     *
     * @param findings asked only while a recording wants them
     */
    public void look(Supplier<List<Finding>> findings) {
        if (!any.isEnabled()) {
            // What records next is told from the beginning.
            told.clear();
            return;
        }
        for (var finding : findings.get()) {
            var severity = severityOf(finding);
            var before = told.get(keyOf(finding));
            if (before == null || severity.compareTo(before) > 0) {
                told.put(keyOf(finding), severity);
                FindingEvent.of(finding, before == null ? APPEARED : ROSE).commit();
            }
        }
    }

    private static String keyOf(Finding finding) {
        var callSite = finding.callSite();
        String place = callSite == null ? "" : ConnectionEvent.nameOf(callSite);
        return finding.rule() + "\n" + finding.siteId() + "\n" + place;
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
