// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process that ends when it should: within a time limit, and never later than this JVM. */
public final class ChildProcess {

    private static final long LIMIT_SECONDS = 90;

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(ChildProcess::kill)));
    }

    private ChildProcess() {}

    public record Output(int exitCode, String stdout, String stderr) {}

    /** @param folder where its output goes */
    static Output run(
            List<String> command, Map<String, String> environment, Path folder, Consumer<Process> whileItRuns) {
        var stdout = folder.resolve("stdout");
        var stderr = folder.resolve("stderr");
        var builder =
                new ProcessBuilder(command).redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            RUNNING.add(process);
            try {
                whileItRuns.accept(process);
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("no end after " + LIMIT_SECONDS + " s; stdout:\n" + AgentRun.read(stdout)
                            + "\nstderr:\n" + AgentRun.read(stderr));
                }
                return new Output(process.exitValue(), AgentRun.read(stdout), AgentRun.read(stderr));
            } finally {
                kill(process);
                RUNNING.remove(process);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
