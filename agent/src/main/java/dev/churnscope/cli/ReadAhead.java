// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.model.Report;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads many reports in order, a few at a time on its own threads.
 *
 * <p>Only a few, since each may be large and is kept in memory until it is requested. For use by one thread.
 */
final class ReadAhead implements AutoCloseable {

    private static final int MAX_PARALLEL = 4;

    private final Iterator<String> files;
    private final Queue<Future<Report>> reading = new ArrayDeque<>();
    private final ExecutorService threads;

    ReadAhead(List<String> files) {
        this.files = files.iterator();
        int number = Math.min(MAX_PARALLEL, Runtime.getRuntime().availableProcessors());
        threads = Executors.newFixedThreadPool(number);
        for (int i = 0; i < number; i++) {
            startNext();
        }
    }

    private void startNext() {
        if (files.hasNext()) {
            String file = files.next();
            reading.add(threads.submit(() -> ReportInput.read(file)));
        }
    }

    /**
     * Returns the next report, or null after the last.
     *
     * @throws CommandException for the first file, in order, that cannot be read
     */
    @Nullable
    Report next() throws CommandException {
        var next = reading.poll();
        if (next == null) {
            return null;
        }
        try {
            var report = next.get();
            startNext();
            return report;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
