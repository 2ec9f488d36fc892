// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A server in a JVM of its own without the agent, that prints its ports, is asked by lines, and ends with its stdin. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final PrintStream commands;
    private final BufferedReader answers;
    private final List<Integer> ports;

    private ServerProcess(Process process) {
        this.process = process;
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.ports = Stream.of(answer().split(" ")).map(Integer::valueOf).toList();
    }

    static ServerProcess start(String classPath, String mainClass, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dorg.eclipse.jetty.LEVEL=WARN",
                "-cp",
                classPath,
                mainClass));
        command.addAll(List.of(arguments));
        try {
            return new ServerProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Integer> ports() {
        return ports;
    }

    void ask() {
        commands.println();
    }

    String answer() {
        try {
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("the server has gone");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it, and does not wait: nothing depends on when it is gone. */
    @Override
    public void close() {
        commands.close();
        process.destroy();
    }
}
