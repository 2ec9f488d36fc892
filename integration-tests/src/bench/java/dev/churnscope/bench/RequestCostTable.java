// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench;

import dev.churnscope.bench.client.Client;
import dev.churnscope.bench.client.ClientKind;
import dev.churnscope.bench.hooks.HookProfiler;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs {@link RequestCost} on every JDK and prints the table.
 *
 * <p>The lower quartile of the iterations counts, as in {@link HookCostTable}.
 */
final class RequestCostTable {

    private RequestCostTable() {}

    /** @param clients parts of the titles of those to measure, with commas; empty for all */
    static void print(Path agent, boolean quick, String clients) throws RunnerException {
        var kinds = kinds(clients);
        var rows = new StringBuilder();
        int missing = 0;
        for (var jdk : Jdk.all()) {
            var results = new Runner(options(jdk, agent, quick, kinds).build()).run();
            results.forEach(result -> rows.append(row(jdk, result)));
            missing += kinds.size() - results.size();
        }
        System.out.println();
        System.out.println("| JDK | client | request, µs | hook calls | in hooks, ns | of these propagation, ns |");
        System.out.println("|---|---|---|---|---|---|");
        System.out.print(rows);
        if (missing > 0) {
            throw new IllegalStateException(missing + " failed, see above");
        }
    }

    private static OptionsBuilder options(Jdk jdk, Path agent, boolean quick, List<ClientKind> kinds) {
        var options = new OptionsBuilder();
        options.include(RequestCost.class.getName())
                .param("client", kinds.stream().map(ClientKind::name).toArray(String[]::new))
                .addProfiler(HookProfiler.class)
                .jvm(jdk.java().toString())
                .jvmArgsAppend(
                        // The callers are the clients' lines, and not what measures them.
                        "-javaagent:" + agent + "=summary=off,include=" + Client.class.getPackageName(),
                        "--add-opens=java.base/java.net=ALL-UNNAMED");
        if (quick) {
            options.warmupIterations(1).measurementIterations(1).measurementTime(TimeValue.milliseconds(200));
        }
        return options;
    }

    private static List<ClientKind> kinds(String clients) {
        var parts = clients.toLowerCase(Locale.ROOT).split(",");
        var kinds = Arrays.stream(ClientKind.values())
                .filter(kind -> Arrays.stream(parts)
                        .anyMatch(part -> kind.title().toLowerCase(Locale.ROOT).contains(part.strip())))
                .toList();
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("no client " + clients);
        }
        return kinds;
    }

    private static String row(Jdk jdk, RunResult result) {
        var hooks = result.getSecondaryResults();
        return String.format(
                Locale.ROOT,
                "| %d | %s | %,.0f | %.1f | %,.0f | %,.0f |%n",
                jdk.version(),
                ClientKind.valueOf(result.getParams().getParam("client")).title(),
                lowerQuartile(result.getPrimaryResult()),
                lowerQuartile(hooks.get(HookProfiler.CALLS)),
                lowerQuartile(hooks.get(HookProfiler.NANOS)),
                lowerQuartile(hooks.get(HookProfiler.PROPAGATION_NANOS)));
    }

    private static double lowerQuartile(Result<?> result) {
        return result.getStatistics().getPercentile(25);
    }
}
