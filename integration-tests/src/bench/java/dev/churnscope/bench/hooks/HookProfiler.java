// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench.hooks;

import java.net.ChurnscopeHook;
import java.net.ChurnscopePropagation;
import java.net.ChurnscopeTraffic;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Adds to the result of a benchmark what the agent's hooks took of each operation.
 *
 * <p>It puts itself between the hooks and the agent's recorders, and reads the clock around each call. What that costs by
 * itself is measured first, and taken off. Stacks are one frame deeper for it. The null checks in front of a recorder,
 * about a nanosecond, are left out.
 */
public final class HookProfiler implements InternalProfiler {

    /** The calls of hooks. */
    public static final String CALLS = "hookCalls";

    /** The time in hooks. */
    public static final String NANOS = "hookNanos";

    /** The part of it in those of {@link ChurnscopePropagation}. */
    public static final String PROPAGATION_NANOS = "propagationNanos";

    private static final int ROUNDS = 40;
    private static final int CALLS_PER_ROUND = 20_000;

    private final HookTime propagation = new HookTime();
    private final HookTime traffic = new HookTime();
    private boolean installed;
    private double emptyNanos;

    @Override
    public String getDescription() {
        return "Time in the agent's hooks";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (!installed) { // Not in the constructor: JMH makes one in the JVM without the agent, too.
            installed = true;
            try {
                install();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        propagation.reset();
        traffic.reset();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        if (ChurnscopeHook.errors() > 0) {
            throw new IllegalStateException(ChurnscopeHook.errors() + " hooks failed");
        }
        double operations = result.getMetadata().getAllOps();
        double propagationNanos = propagation.nanosWithout(emptyNanos);
        double trafficNanos = traffic.nanosWithout(emptyNanos);
        long calls = propagation.calls().sum() + traffic.calls().sum();
        return List.of(
                perOperation(CALLS, calls / operations, "#/op"),
                perOperation(NANOS, (propagationNanos + trafficNanos) / operations, "ns/op"),
                perOperation(PROPAGATION_NANOS, propagationNanos / operations, "ns/op"));
    }

    private void install() throws ReflectiveOperationException {
        var installed = Hooks.installed(ChurnscopePropagation.class);
        ChurnscopePropagation.install(
                Hooks.timed(ChurnscopePropagation.class, Hooks.empty(ChurnscopePropagation.class), propagation));
        emptyNanos = measureEmpty();
        ChurnscopePropagation.install(Hooks.timed(ChurnscopePropagation.class, installed, propagation));
        ChurnscopeTraffic.install(
                Hooks.timed(ChurnscopeTraffic.class, Hooks.installed(ChurnscopeTraffic.class), traffic));
    }

    /** The lower quartile of some rounds counts, as of what is measured later. */
    private double measureEmpty() {
        var rounds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            propagation.reset();
            for (int call = 0; call < CALLS_PER_ROUND; call++) {
                ChurnscopePropagation.begin(this);
            }
            rounds[round] = propagation.nanosWithout(0) / propagation.calls().sum();
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 4];
    }

    private static ScalarResult perOperation(String name, double value, String unit) {
        return new ScalarResult(name, value, unit, AggregationPolicy.AVG);
    }
}
