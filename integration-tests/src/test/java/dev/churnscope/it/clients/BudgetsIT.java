// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.it.AgentRun;
import dev.churnscope.it.Jdk;
import dev.churnscope.it.SourceLines;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code @ChurnBudget} in JUnit's oldest and newest version that it is for, run as a build runs tests. */
class BudgetsIT {

    private static final String SOCKETS = "com.example.budgets.SocketBudgets";
    private static final String CLASS = "com.example.budgets.ClassBudgets";
    private static final String HTTP = "com.example.budgets.HttpBudgets";

    private static final List<String> OLDEST =
            List.of("org.junit.jupiter:junit-jupiter:5.8.2", "org.junit.platform:junit-platform-launcher:1.8.2");

    private static final List<String> NEWEST =
            List.of("org.junit.jupiter:junit-jupiter:6.1.3", "org.junit.platform:junit-platform-launcher:6.1.3");

    /** A version of JUnit, on a JDK. */
    record Combination(List<String> junit, Jdk jdk) {

        /** With tests that run one after another, whatever the configuration of these tests says. */
        AgentRun run() {
            return run("-Djunit.jupiter.execution.parallel.enabled=false");
        }

        AgentRun run(String... jvmArgs) {
            var program = CompiledProgram.withAgent("com.example.budgets.RunTests", junit);
            return AgentRun.of(program.classPath(), program.mainClass()).on(jdk).jvmArgs(jvmArgs);
        }

        @Override
        public String toString() {
            return junit.get(0) + ", " + jdk;
        }
    }

    /** The oldest version on the oldest JDK, the newest on each. */
    static List<Combination> combinations() {
        var newest = Jdk.all().stream().map(jdk -> new Combination(NEWEST, jdk));
        return Stream.concat(Stream.of(new Combination(OLDEST, Jdk.all().get(0))), newest)
                .toList();
    }

    /** A test that was run. */
    record Tested(String method, String status, String message) {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("combinations")
    void aTestFailsThatCostsMoreThanItMay(Combination combination) {
        checkBudgets(tested(combination.run().run().stdout()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("combinations")
    void whatOtherTestsOpenMeanwhileDoesNotCount(Combination combination) {
        var run = combination.run(
                "-Djunit.jupiter.execution.parallel.enabled=true",
                "-Djunit.jupiter.execution.parallel.mode.default=concurrent",
                "-Djunit.jupiter.execution.parallel.config.strategy=fixed",
                "-Djunit.jupiter.execution.parallel.config.fixed.parallelism=4",
                // An old version has only the other.
                "-Djunit.jupiter.execution.parallel.config.executor-service=WORKER_THREAD_POOL");
        checkBudgets(tested(run.run().stdout()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("combinations")
    void withoutTheAgentABudgetIsNotSilentlyKept(Combination combination) {
        var run = combination.run().withoutAgent();
        assertThat(withBudget(tested(run.run().stdout()))).isNotEmpty().allSatisfy(tested -> {
            assertThat(tested.status()).isEqualTo("FAILED");
            assertThat(tested.message()).contains("not attached").contains("-javaagent:churnscope-agent.jar");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("combinations")
    void switchedOffItIsAsIfItWereNotThere(Combination combination) {
        var run = combination
                .run()
                .withoutReport()
                .agentArgs("enabled=false")
                .jvmArgs("-Ddev.churnscope.junit.unattached=skip");
        assertThat(withBudget(tested(run.run().stdout())))
                .isNotEmpty()
                .allMatch(tested -> tested.status().equals("ABORTED"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("combinations")
    void leaksAreNotLookedForWhereTheCollectorCannotBeAsked(Combination combination) {
        var run = combination.run().jvmArgs("-XX:+DisableExplicitGC");
        assertThat(named("keeps", tested(run.run().stdout())).message())
                .isEqualTo(
                        "@ChurnBudget(maxLeaked) cannot be checked: this JVM does not collect garbage when it is asked to;"
                                + " start the tests without -XX:+DisableExplicitGC");
    }

    private static void checkBudgets(List<Tested> tests) {
        assertThat(tests)
                .filteredOn(tested -> !tested.status().equals("SUCCESSFUL"))
                .extracting(Tested::method)
                .containsExactlyInAnyOrder(
                        "opensTooMany", "closesFirst", "leaks", "opensOneMore", "endsEach", "ClassBudgets");
        assertThat(tests)
                .extracting(Tested::method)
                .contains("withinBudget", "keeps", "isAlone", "opensWhatItMay", "one", "other", "reuses", "neighbour");

        assertThat(lines("opensTooMany", tests))
                .startsWith("churn budget exceeded: 3 connections opened, but maxOpens = 1")
                .anyMatch(
                        line -> line.startsWith("    at " + at(SOCKETS, "opensTooMany") + ": opened 3 by Socket to "));
        assertThat(lines("closesFirst", tests))
                .containsExactly(
                        "churn budget exceeded: 1 connection closed first, but maxActiveCloses = 0",
                        "    at " + at(SOCKETS, "closesFirst", "closesFirst closes") + ": closed 1 first, opened at "
                                + at(SOCKETS, "closesFirst"));
        assertThat(lines("leaks", tests))
                .startsWith("churn budget exceeded: 23 connections leaked, but maxLeaked = 0")
                .anyMatch(line -> line.startsWith("    at " + at(SOCKETS, "leaks") + ": opened 20 by Socket to "))
                .anyMatch(line -> line.startsWith(
                        "    at " + at(SOCKETS, "drop", "leaks channels") + ": opened 3 by SocketChannel to "));
        assertThat(lines("opensOneMore", tests))
                .startsWith("churn budget exceeded: 1 connection opened, but maxOpens = 0");
        assertThat(lines("ClassBudgets", tests))
                .startsWith("churn budget of all tests of the class exceeded: 2 connections opened, but maxOpens = 1")
                .anyMatch(line -> line.startsWith("    at " + at(CLASS, "connect") + ": opened 2 by Socket to "));
        assertThat(lines("endsEach", tests))
                .startsWith("churn budget exceeded: 10 connections opened for 10 HTTP requests, a reuse of 0.0, but"
                        + " minReuse = 0.9")
                .anyMatch(line -> line.startsWith("    at " + at(HTTP, "read") + ": opened 10 by HttpURLConnection to ")
                        && line.contains(" of them for keep-alive-disabled"))
                .endsWith("  why, and what to write instead: java -jar churnscope-agent.jar explain"
                        + " keep-alive-disabled");
    }

    private static List<String> lines(String method, List<Tested> tests) {
        return named(method, tests).message().lines().toList();
    }

    private static Tested named(String method, List<Tested> tests) {
        return tests.stream()
                .filter(tested -> tested.method().equals(method))
                .findFirst()
                .orElseThrow();
    }

    private static List<Tested> withBudget(List<Tested> tests) {
        return tests.stream()
                .filter(tested -> !tested.method().equals("neighbour"))
                .toList();
    }

    private static String at(String className, String method) {
        return at(className, method, method);
    }

    private static String at(String className, String method, String marker) {
        String file = className.substring(className.lastIndexOf('.') + 1) + ".java";
        return className + "." + method + "(" + file + ":" + SourceLines.line(className, marker) + ")";
    }

    private static List<Tested> tested(String stdout) {
        var tests = new ArrayList<Tested>();
        for (String each : Stream.of(stdout.split("(?m)^test ")).skip(1).toList()) {
            var lines = each.lines().toList();
            tests.add(new Tested(lines.get(0), lines.get(1), String.join("\n", lines.subList(2, lines.size()))));
        }
        return tests;
    }
}
