// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.merge;

import dev.churnscope.model.ProcessInfo;
import dev.churnscope.model.Report;
import dev.churnscope.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Merges processes and windows: the merged window lasts from the earliest start to the latest end. */
final class FleetProcess {

    /** If there are more names, only their number is given. */
    private static final int MAX_NAMES = 3;

    private record Jvm(
            long pid, @Nullable String host, @Nullable String startedAt) {

        static Jvm of(Report report) {
            var process = report.process();
            return new Jvm(process.pid(), process.host(), process.startedAt());
        }
    }

    private final Map<Jvm, Integer> firstOf = new HashMap<>();
    private int reports;
    private final Set<String> hosts = new TreeSet<>();
    private final Set<String> commands = new TreeSet<>();
    private final Set<String> versions = new TreeSet<>();
    private final Set<String> vms = new TreeSet<>();
    private @Nullable Instant from;
    private @Nullable Instant to;
    private @Nullable Instant startedAt;
    private @Nullable Instant attachedAt;
    private double longestSeconds;

    void add(Report report) {
        var process = report.process();
        firstOf.putIfAbsent(Jvm.of(report), reports++);
        hosts.add(String.valueOf(process.host()));
        commands.add(String.valueOf(process.command()));
        versions.add(String.valueOf(process.javaVersion()));
        vms.add(String.valueOf(process.vm()));
        from = earlier(from, instant(report.window().from()));
        to = later(to, instant(report.window().to()));
        startedAt = earlier(startedAt, instant(process.startedAt()));
        attachedAt = earlier(attachedAt, instant(process.attachedAt()));
        longestSeconds = Math.max(longestSeconds, report.window().seconds());
    }

    OptionalInt firstOfSame(Report report) {
        var first = firstOf.get(Jvm.of(report));
        return first == null ? OptionalInt.empty() : OptionalInt.of(first);
    }

    /** The pid is 0, for several JVMs. */
    ProcessInfo process() {
        return new ProcessInfo(
                0,
                names(hosts, "hosts"),
                names(commands, "programs") + " (" + firstOf.size() + (firstOf.size() == 1 ? " JVM)" : " JVMs)"),
                names(versions, "versions"),
                names(vms, "JVMs"),
                text(startedAt),
                text(attachedAt));
    }

    Window window() {
        double seconds =
                from == null || to == null ? 0 : Duration.between(from, to).toMillis() / 1000.0;
        return new Window(text(from), text(to), Math.max(seconds, longestSeconds));
    }

    private static String names(Set<String> names, String what) {
        return names.size() <= MAX_NAMES ? String.join(", ", names) : names.size() + " " + what;
    }

    static @Nullable Instant instant(@Nullable String time) {
        try {
            return time == null ? null : Instant.parse(time);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        return a == null || b != null && b.isBefore(a) ? b : a;
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        return a == null || b != null && b.isAfter(a) ? b : a;
    }

    private static String text(@Nullable Instant time) {
        return (time == null ? Instant.EPOCH : time).toString();
    }
}
