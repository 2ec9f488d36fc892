// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.attach.Request;
import dev.churnscope.attach.Response;
import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Takes a report from a running JVM, attached before or not. */
final class RunningReport {

    /** Where the agent was not attached before: long enough for a service under load to show what it does. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(30);

    private RunningReport() {}

    /**
     * Returns a report in JSON.
     *
     * @param wait how long to let the JVM go on before, or null for not at all where the agent was attached before
     * @param notes where to say that this takes a while
     */
    static String of(String pid, @Nullable Duration wait, PrintWriter notes) throws CommandException {
        var jvm = AttachedJvm.of(pid);
        var answer = jvm.ask(Request.Kind.REPORT, AttachedJvm.QUIETLY);
        boolean isNew = answer.outcome() == Response.Outcome.ATTACHED;
        if (isNew || wait != null) {
            var duration = wait == null ? FIRST_LOOK : wait;
            say(isNew ? "attached to " + pid + " now, until it ends; " : "", duration, notes);
            sleep(duration);
            answer = jvm.ask(Request.Kind.REPORT, AttachedJvm.QUIETLY);
        }
        return answer.text();
    }

    private static void say(String before, Duration duration, PrintWriter notes) {
        if (!duration.isZero()) {
            notes.println("churnscope: " + before + "the report comes in " + inWords(duration));
        } else if (!before.isEmpty()) {
            notes.println("churnscope: " + before + "the report comes at once, and has only what is counted by then");
        }
    }

    /** In the largest unit of which it is a whole number. */
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
