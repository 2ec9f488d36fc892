// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench;

import dev.churnscope.bench.client.Client;
import dev.churnscope.bench.client.ClientKind;
import dev.churnscope.bench.client.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * One HTTP request on a connection that is open already, by each client, with the agent attached.
 *
 * <p>A request takes a hundred times what the agent adds to it, and no two runs differ by as little as that. So the time
 * of the request is only the frame: {@link dev.churnscope.bench.hooks.HookProfiler} adds up what was spent in hooks.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class RequestCost {

    /** How many requests at once, which is fewer than any of the clients allows connections to one server. */
    private static final int SPARES = 3;

    private static final int SPARE_ROUNDS = 20;

    @Param
    ClientKind client;

    private JavaProcess origin;
    private Client opened;
    private int acceptedBefore;

    @Setup
    public void open() throws Exception {
        var jdk = new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
        origin = JavaProcess.start(jdk, List.of(), Origin.class, List.of());
        var ports = origin.readLine().split(" ");
        opened = client.open(new Target(Integer.parseInt(ports[0]), Integer.parseInt(ports[1])));
        openSpares();
    }

    /** Some clients hand a response out before its connection is back in the pool: the next request takes a spare one. */
    private void openSpares() throws Exception {
        var threads = Executors.newFixedThreadPool(SPARES);
        var requests = Collections.<Callable<Void>>nCopies(SPARES, () -> {
            opened.request().send();
            return null;
        });
        for (int round = 0; round < SPARE_ROUNDS; round++) {
            for (var sent : threads.invokeAll(requests)) {
                sent.get();
            }
        }
        threads.shutdown();
    }

    @Setup(Level.Iteration)
    public void countBefore() throws IOException {
        acceptedBefore = accepted();
    }

    /** What opens a connection is another benchmark's to measure. */
    @TearDown(Level.Iteration)
    public void countAfter(IterationParams iteration) throws IOException {
        int accepted = accepted() - acceptedBefore;
        if (iteration.getType() == IterationType.MEASUREMENT && accepted > 0) {
            throw new IllegalStateException(client + " opened " + accepted + " connections");
        }
    }

    @TearDown
    public void close() throws Exception {
        opened.resources().close();
        origin.close();
    }

    @Benchmark
    public void request() throws Exception {
        opened.request().send();
    }

    private int accepted() throws IOException {
        return Integer.parseInt(origin.ask("accepted"));
    }
}
