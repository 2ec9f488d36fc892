// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs {@link HookCost} on every JDK and prints the table of {@code agent/docs/costs.md}.
 *
 * <p>The lower quartile of the iterations counts: on a machine that others use too, what is above it is the others.
 */
final class HookCostTable {

    private HookCostTable() {}

    static void print(Path agent, boolean quick) throws RunnerException {
        var rows = new StringBuilder();
        for (var jdk : Jdk.all()) {
            var options = new OptionsBuilder()
                    .include(HookCost.class.getName())
                    .jvm(jdk.java().toString())
                    .jvmArgsAppend(
                            "-javaagent:" + agent + "=summary=off,include=dev.churnscope.bench",
                            "--add-opens=java.base/java.lang=ALL-UNNAMED",
                            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
            if (quick) {
                options.forks(1)
                        .warmupIterations(1)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(200));
            }
            rows.append(rows(jdk, new Runner(options.build()).run()));
        }
        System.out.println();
        System.out.println(
                "| JDK | depth | hooks, ns | floor: backtrace, ns | floor: walk of 16, ns | hooks / cheaper floor |");
        System.out.println("|---|---|---|---|---|---|");
        System.out.print(rows);
    }

    private static String rows(Jdk jdk, Collection<RunResult> results) {
        var byDepth = new TreeMap<Integer, TreeMap<String, Double>>();
        for (var result : results) {
            var benchmark = result.getParams().getBenchmark();
            byDepth.computeIfAbsent(Integer.valueOf(result.getParams().getParam("depth")), depth -> new TreeMap<>())
                    .put(
                            benchmark.substring(benchmark.lastIndexOf('.') + 1),
                            result.getPrimaryResult().getStatistics().getPercentile(25));
        }
        var rows = new StringBuilder();
        byDepth.forEach((depth, nanos) -> rows.append(String.format(
                Locale.ROOT,
                "| %d | %d | %,.0f | %,.0f | %,.0f | %.2f |%n",
                jdk.version(),
                depth,
                nanos.get("hooks"),
                nanos.get("floorBacktrace"),
                nanos.get("floorStackWalker"),
                nanos.get("hooks") / Math.min(nanos.get("floorBacktrace"), nanos.get("floorStackWalker")))));
        return rows.toString();
    }
}
