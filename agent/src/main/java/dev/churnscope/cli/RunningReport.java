// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.attach.Request;
import dev.churnscope.attach.Response;
import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Takes a report from a running JVM, which may be attached already or not. */
final class RunningReport {

    /** Default wait after attaching: long enough for a service under load to show its behaviour. */
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);

    private RunningReport() {}

    /**
     * Returns a report in JSON.
     *
     * @param wait how long to wait first; null waits only if the agent is attached by this call
     * @param notes where to announce the wait
     */
    static String of(String pid, @Nullable Duration wait, PrintWriter notes) throws CommandException {
        var jvm = AttachedJvm.of(pid);
        var response = jvm.ask(Request.Kind.REPORT, AttachedJvm.QUIETLY);
        boolean isNew = response.outcome() == Response.Outcome.ATTACHED;
        if (isNew || wait != null) {
            var duration = wait == null ? FIRST_WAIT : wait;
            announce(isNew ? "attached to " + pid + " (the agent stays until the JVM ends); " : "", duration, notes);
            sleep(duration);
            response = jvm.ask(Request.Kind.REPORT, AttachedJvm.QUIETLY);
        }
        return response.text();
    }

    private static void announce(String before, Duration duration, PrintWriter notes) {
        if (!duration.isZero()) {
            notes.println("churnscope: " + before + "the report follows in " + inWords(duration));
        } else if (!before.isEmpty()) {
            notes.println("churnscope: " + before + "the report follows at once, and has only what is counted by then");
        }
    }

    /** Returns the duration in the largest unit in which it is a whole number. */
    private static String inWords(Duration duration) {
        if (duration.toMillisPart() > 0) {
            return duration.toMillis() + " ms";
        }
        if (duration.toSecondsPart() > 0) {
            return duration.toSeconds() + " s";
        }
        return duration.toMinutesPart() > 0 ? duration.toMinutes() + " min" : duration.toHours() + " h";
    }

    private static void sleep(Duration duration) throws CommandException {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            throw new CommandException("interrupted before the report was taken", e);
        }
    }
}
