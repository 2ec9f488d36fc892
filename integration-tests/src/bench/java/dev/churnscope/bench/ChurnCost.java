// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the agent costs a whole process: the same work in a JVM with it and in one without, in turn, a slice each.
 *
 * <p>Both JVMs live through the whole run and are warm. Of each pair of slices the ratio is taken, and of all pairs the
 * median: what else the machine does meets both slices of a pair alike. A plain JVM against a plain JVM shows how far to
 * trust the ratios.
 */
final class ChurnCost {

    private static final int PAIRS = 24;
    private static final int WARM_UP_PAIRS = 8;
    private static final int SLICE_MILLIS = 300;
    private static final int STARTS = 25;

    /**
     * Work that is measured.
     *
     * @param command as {@link ChurnClient} reads it
     */
    private record Work(String name, String command) {}

    private static final List<Work> WORK = List.of(
            new Work("churn, 1 thread", "churn 1 " + SLICE_MILLIS + " 0"),
            new Work("churn, 8 threads", "churn 8 " + SLICE_MILLIS + " 0"),
            new Work("churn, 1 thread under 100 frames", "churn 1 " + SLICE_MILLIS + " 100"),
            new Work("64 bytes there and back on an open connection", "echo " + SLICE_MILLIS));

    private ChurnCost() {}

    static void print(Path jar, boolean quick) throws IOException {
        var agent = "-javaagent:" + jar + "=summary=off";
        System.out.println("| JDK | work | with agent / without | plain / plain | CPU added, µs |");
        System.out.println("|---|---|---|---|---|");
        for (var jdk : Jdk.all()) {
            measure(jdk, agent, quick ? 2 : PAIRS);
            measureStart(jdk, agent, quick ? 3 : STARTS);
        }
    }

    private static void measure(Jdk jdk, String agent, int pairs) throws IOException {
        try (var server = JavaProcess.start(jdk, List.of(), EchoServer.class, List.of())) {
            var ports = Arrays.asList(server.readLine().split(" "));
            try (var plain = JavaProcess.start(jdk, List.of(), ChurnClient.class, ports);
                    var other = JavaProcess.start(jdk, List.of(), ChurnClient.class, ports);
                    var attached = JavaProcess.start(jdk, List.of(agent), ChurnClient.class, ports)) {
                plain.readLine();
                other.readLine();
                attached.readLine();
                for (var work : WORK) {
                    var withAgent = Pairs.of(attached, plain, work.command(), WARM_UP_PAIRS, pairs);
                    var noise = Pairs.of(other, plain, work.command(), WARM_UP_PAIRS, pairs);
                    System.out.printf(
                            Locale.ROOT,
                            "| %d | %s | %.2f | %.2f | %.1f |%n",
                            jdk.version(),
                            work.name(),
                            withAgent.ratio(),
                            noise.ratio(),
                            withAgent.cpuAddedNanos() / 1000.0);
                }
                System.out.printf(
                        Locale.ROOT,
                        "| %d | resident memory, MiB | %d with, %d without | | |%n",
                        jdk.version(),
                        attached.residentMebibytes(),
                        plain.residentMebibytes());
            }
        }
    }

    /** Time from the start of the process to the first line of {@code main}. */
    private static void measureStart(Jdk jdk, String agent, int starts) throws IOException {
        var with = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        for (int i = 0; i < starts; i++) {
            without.add(startMillis(jdk, List.of()));
            with.add(startMillis(jdk, List.of(agent)));
        }
        System.out.printf(
                Locale.ROOT,
                "| %d | launch to `main`, ms | %.0f with, %.0f without | | |%n",
                jdk.version(),
                Pairs.median(with),
                Pairs.median(without));
    }

    private static double startMillis(Jdk jdk, List<String> options) throws IOException {
        long start = System.nanoTime();
        try (var process = JavaProcess.start(jdk, options, Hello.class, List.of())) {
            process.readLine();
            return (System.nanoTime() - start) / 1e6;
        }
    }

    /** Says that it runs. */
    public static final class Hello {

        private Hello() {}

        public static void main(String[] arguments) {
            System.out.println("here");
        }
    }
}
