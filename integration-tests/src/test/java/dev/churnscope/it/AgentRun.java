// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * One run of a program under the agent.
 *
 * <p>Whatever a test looks at, each run is held to this: the report is valid and adds up, no hook failed, the exit
 * status is the expected one, and nothing is on stderr that was not announced.
 */
public final class AgentRun {

    private final List<String> program = new ArrayList<>();
    private final List<String> jvmArguments = new ArrayList<>();
    private final List<String> agentArguments = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final List<Pattern> expectedOnStderr = new ArrayList<>();

    /** These programs make mistakes on purpose; which of them run for long enough to be told of, the machine decides. */
    private final List<Pattern> allowedOnStderr =
            new ArrayList<>(List.of(Pattern.compile("churnscope: high [a-z-]+ at .*")));

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Path folder = Scratch.folder("run");
    private Jdk jdk = Jdk.current();
    private Path agent = AgentJar.path();
    private boolean attachesTwice;
    private boolean attachesByEnvironment;
    private boolean writesReport = true;
    private boolean isSummaryOff = true;
    private int exitCode;
    private Consumer<Process> whileItRuns = process -> {};
    private NetworkNamespace namespace;
    private List<String> starter = List.of();

    private AgentRun() {}

    /** A program that is the main class of these tests' own class path. */
    public static AgentRun of(Class<?> mainClass) {
        return of(System.getProperty("java.class.path"), mainClass.getName());
    }

    /** A program with a class path of its own. */
    public static AgentRun of(String classPath, String mainClass) {
        var run = new AgentRun();
        run.program.addAll(List.of("-cp", classPath, mainClass));
        return run;
    }

    /** A tool of the JDK. */
    public static AgentRun ofTool(String name) {
        var run = new AgentRun();
        run.program.add(name);
        run.attachesByEnvironment = true;
        return run;
    }

    public AgentRun on(Jdk jdk) {
        this.jdk = jdk;
        return this;
    }

    /** Adds {@code key=value}s. */
    public AgentRun agentArgs(String... keysAndValues) {
        agentArguments.addAll(Arrays.asList(keysAndValues));
        return this;
    }

    public AgentRun jvmArgs(String... jvmArgs) {
        jvmArguments.addAll(Arrays.asList(jvmArgs));
        return this;
    }

    public AgentRun args(String... args) {
        arguments.addAll(Arrays.asList(args));
        return this;
    }

    public AgentRun environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Attaches another jar than the packaged one. */
    public AgentRun agent(Path jar) {
        agent = jar;
        return this;
    }

    /** Runs without any agent. */
    public AgentRun withoutAgent() {
        agent = null;
        writesReport = false;
        return this;
    }

    public AgentRun attachedTwice() {
        attachesTwice = true;
        return this;
    }

    /** Leaves the option {@code report} to the test; there is no report to check then. */
    public AgentRun withoutReport() {
        writesReport = false;
        return this;
    }

    /** Leaves the option {@code summary} as it is by default. */
    public AgentRun withSummary() {
        isSummaryOff = false;
        return this;
    }

    /** Announces one line on stderr, by a regular expression that matches all of it. */
    public AgentRun expectOnStderr(String line) {
        expectedOnStderr.add(Pattern.compile(line));
        return this;
    }

    /** Allows any number of lines on stderr that a regular expression matches. */
    public AgentRun allowOnStderr(String line) {
        allowedOnStderr.add(Pattern.compile(line));
        return this;
    }

    public AgentRun expectExitCode(int code) {
        exitCode = code;
        return this;
    }

    /** Does something once the program has been started. */
    public AgentRun whileItRuns(Consumer<Process> action) {
        whileItRuns = action;
        return this;
    }

    /** Runs in a network namespace of its own; skips the test where this machine does not let us. */
    public AgentRun inNewNetworkNamespace(String... preparations) {
        namespace = NetworkNamespace.orSkip(folder, preparations);
        return this;
    }

    /** Runs in a network namespace of its own where this machine lets us, whose tables are short. */
    public AgentRun inNewNetworkNamespaceIfPossible() {
        if (NetworkNamespace.isAvailable()) {
            namespace = NetworkNamespace.orSkip(folder);
        }
        return this;
    }

    /** Starts the program by another command, which is given the whole command line. */
    AgentRun startedBy(List<String> command) {
        starter = command;
        return this;
    }

    /** The folder of this run, where its report lies. */
    public Path folder() {
        return folder;
    }

    /** Runs the program to its end. */
    public RunResult run() {
        var reportFile = folder.resolve("report.json");
        if (writesReport) {
            agentArguments.add("report=" + reportFile);
        }
        if (isSummaryOff) {
            agentArguments.add("summary=off");
        }
        var output = ChildProcess.run(command(), environment(), folder, whileItRuns);
        assertThat(output.exitCode())
                .as("exit code; stdout:\n%s\nstderr:\n%s", output.stdout(), output.stderr())
                .isEqualTo(exitCode);
        checkStderr(output.stderr());
        var report = writesReport ? Report.read(reportFile) : null;
        var sockets = namespace == null ? null : namespace.tableAfterExit();
        var counters = namespace == null ? null : namespace.countersAfterExit();
        return new RunResult(output.stdout(), output.stderr(), report, sockets, counters);
    }

    private List<String> command() {
        var command = new ArrayList<>(starter);
        if (namespace != null) {
            command.addAll(namespace.prefix());
        }
        if (attachesByEnvironment) {
            command.add(jdk.tool(program.get(0)));
        } else {
            command.add(jdk.tool("java"));
            command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
            if (agent != null) {
                command.add(agentOption());
            }
            if (attachesTwice) {
                command.add(agentOption());
            }
            command.addAll(jvmArguments);
            command.addAll(program);
        }
        command.addAll(arguments);
        return command;
    }

    private Map<String, String> environment() {
        if (attachesByEnvironment) {
            environment.put("JAVA_TOOL_OPTIONS", agentOption());
        }
        return environment;
    }

    private String agentOption() {
        return "-javaagent:" + agent + (agentArguments.isEmpty() ? "" : "=" + String.join(",", agentArguments));
    }

    private void checkStderr(String stderr) {
        var expected = new ArrayList<>(expectedOnStderr);
        var unexpected = new ArrayList<String>();
        for (String line : stderr.lines().toList()) {
            boolean allowed = allowedOnStderr.stream()
                    .anyMatch(pattern -> pattern.matcher(line).matches());
            if (isSummaryOff && !allowed && !takeFirstMatch(expected, line)) {
                unexpected.add(line);
            }
        }
        assertThat(unexpected).as("unexpected lines on stderr").isEmpty();
        if (isSummaryOff) {
            assertThat(expected).as("lines missing on stderr").isEmpty();
        }
    }

    private static boolean takeFirstMatch(List<Pattern> patterns, String line) {
        for (var pattern : patterns) {
            if (pattern.matcher(line).matches()) {
                patterns.remove(pattern);
                return true;
            }
        }
        return false;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
