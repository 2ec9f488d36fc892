// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.model.Report;
import dev.churnscope.report.ReportFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Reports that are read while the command line is still looked at: that takes a JVM that has only just started more
 * than a tenth of a second, and a large report half a second.
 *
 * <p>It goes by what arguments look like. Whatever they turn out to mean, nothing comes of it but a report that nobody asks for.
 * For use by one thread.
 */
final class ReportPrefetch {

    private static final Set<String> READERS = Set.of("report", "diff", "check");

    /** A report and what it is compared with. */
    private static final int MAX_FILES = 2;

    private final Map<String, Future<@Nullable Report>> reading = new HashMap<>();

    /** Begins to read. */
    static ReportPrefetch of(String[] arguments) {
        var early = new ReportPrefetch();
        if (arguments.length > 0 && READERS.contains(arguments[0])) {
            for (int i = 1; i < arguments.length && early.reading.size() < MAX_FILES; i++) {
                if (!arguments[i - 1].equals("--out") && isFile(arguments[i])) {
                    early.begin(arguments[i]);
                }
            }
        }
        return early;
    }

    /** A pipe can be read once. */
    private static boolean isFile(String argument) {
        try {
            return Files.isRegularFile(Path.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void begin(String file) {
        var task = new FutureTask<@Nullable Report>(() -> ReportFile.readPlainly(Path.of(file)));
        if (reading.putIfAbsent(file, task) == null) {
            var thread = new Thread(task, "churnscope-reading");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Whether a file is still being read. */
    boolean isReading(String file) {
        var early = reading.get(file);
        return early != null && !early.isDone();
    }

    /** Returns the report in a file, once; null where it was not read, or takes more care. */
    @Nullable
    Report take(String file) {
        var early = reading.remove(file);
        try {
            return early == null ? null : early.get();
        } catch (ExecutionException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
