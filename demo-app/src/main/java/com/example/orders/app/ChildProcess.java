// SPDX-License-Identifier: Apache-2.0
package com.example.orders.app;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A JVM of its own, from the class path of this one, for one back end. It ends when its stdin does. */
final class ChildProcess implements Closeable {

    private static final int SECONDS_TO_START = 20;
    private static final int SECONDS_TO_END = 5;

    /** Through these a JVM takes options, and with them a -javaagent, that are meant for the service alone. */
    private static final List<String> OPTIONS_FROM_OUTSIDE =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private final String name;
    private final Process process;

    private ChildProcess(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    static ChildProcess start(String name, Class<?> main) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), main.getName())
                .redirectError(Redirect.INHERIT);
        OPTIONS_FROM_OUTSIDE.forEach(builder.environment()::remove);
        return new ChildProcess(name, builder.start());
    }

    /** Waits for the port, which is the one line a back end writes. */
    int port() throws IOException, InterruptedException {
        try {
            var line = CompletableFuture.supplyAsync(this::firstLine).get(SECONDS_TO_START, TimeUnit.SECONDS);
            return Integer.parseInt(line);
        } catch (NumberFormatException | ExecutionException e) {
            throw new IOException("the " + name + " did not start", e);
        } catch (TimeoutException e) {
            throw new IOException("the " + name + " was not ready after " + SECONDS_TO_START + " s", e);
        }
    }

    private String firstLine() {
        try {
            return process.inputReader().readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (IOException e) {
            // Then it cannot be told to end, or has ended already; what follows is right for both.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
