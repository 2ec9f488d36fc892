// SPDX-License-Identifier: Apache-2.0
package com.example.orders.app;

import com.example.orders.backend.DatabaseServer;
import com.example.orders.backend.HttpBackEnd;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Runs the order service against its back ends, the churny way or the fixed way. */
public final class OrderDemo {

    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private static final String USAGE = """
            A small order service, to watch its TCP connections.

            Usage: java -jar churnscope-demo.jar churny|fixed [--orders N] [--mistake STEP]

              churny       process orders with four mistakes that cost connections
              fixed        process the same orders with the mistakes corrected
              help         show this text
              --orders N   how many orders, from 1 to 1000 (default 200)
              --mistake STEP
                           leave one mistake in: price, stock, shipping or store
            """;

    private OrderDemo() {}

    public static void main(String[] words) throws InterruptedException {
        if (words.length == 0) {
            System.err.print(USAGE);
            System.exit(NOT_UNDERSTOOD);
        }
        if (List.of("help", "--help", "-h").contains(words[0])) {
            System.out.print(USAGE);
            return;
        }
        try {
            run(Arguments.parse(List.of(words)));
        } catch (BadArguments e) {
            fail(e, NOT_UNDERSTOOD);
        } catch (IOException e) {
            fail(e, FAILED);
        }
    }

    private static void run(Arguments arguments) throws IOException, InterruptedException {
        var progress = new Progress(System.out, Terminal.isWatched());
        progress.begin("Starting the HTTP back end and the database");
        try (var http = ChildProcess.start("HTTP back end", HttpBackEnd.class);
                var database = ChildProcess.start("database", DatabaseServer.class)) {
            var backEnds = BackEnds.onPorts(http.port(), database.port());
            progress.begin("Processing orders the " + arguments.way() + " way");
            var took = process(arguments, backEnds, progress);
            progress.end(String.format(
                    Locale.ROOT,
                    "Processed %d %s in %.1f s the %s way.",
                    arguments.orders(),
                    arguments.orders() == 1 ? "order" : "orders",
                    took.toMillis() / 1000.0,
                    arguments.way()));
        } catch (IOException e) {
            progress.end("Not finished.");
            throw e;
        }
    }

    private static Duration process(Arguments arguments, BackEnds backEnds, Progress progress)
            throws IOException, InterruptedException {
        try (var service = new Steps(backEnds, OrderRun.WORKERS, arguments.mistakes()).open()) {
            long start = System.nanoTime();
            new OrderRun(service, progress).process(arguments.orders());
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    private static void fail(Exception e, int status) {
        System.err.println("churnscope-demo: " + e.getMessage());
        System.exit(status);
    }
}
