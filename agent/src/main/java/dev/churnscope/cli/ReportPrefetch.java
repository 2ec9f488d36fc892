// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.model.Report;
import dev.churnscope.report.file.ReportFile;
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
 * Reads reports while the command line is still being parsed: parsing takes a cold JVM more than 100 ms, and reading a large
 * report 500 ms.
 *
 * <p>It guesses from the arguments which files are reports. A wrong guess only means that a report is read in vain. For use by
 * one thread.
 */
final class ReportPrefetch {

    private static final Set<String> READERS = Set.of("report", "diff", "check");

    /** A report and its baseline. */
    private static final int MAX_FILES = 2;

    private final Map<String, Future<@Nullable Report>> reading = new HashMap<>();

    /** Starts reading the files among the arguments. */
    static ReportPrefetch of(String[] arguments) {
        var prefetch = new ReportPrefetch();
        if (arguments.length > 0 && READERS.contains(arguments[0])) {
            for (int i = 1; i < arguments.length && prefetch.reading.size() < MAX_FILES; i++) {
                if (!arguments[i - 1].equals("--out") && isFile(arguments[i])) {
                    prefetch.begin(arguments[i]);
                }
            }
        }
        return prefetch;
    }

    /** Regular files only: a pipe can be read only once. */
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
        var prefetch = reading.get(file);
        return prefetch != null && !prefetch.isDone();
    }

    /** Returns the prefetched report of a file, once; null if it was not prefetched, or needs the strict parser. */
    @Nullable
    Report take(String file) {
        var prefetch = reading.remove(file);
        try {
            return prefetch == null ? null : prefetch.get();
        } catch (ExecutionException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
