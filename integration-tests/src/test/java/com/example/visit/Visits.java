// SPDX-License-Identifier: Apache-2.0
package com.example.visit;

import com.example.Kernel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a server under test works with: a {@link Visitor} that comes when it is called, and goes. */
public final class Visits {

    private final Process process;
    private final PrintStream commands;
    private final BufferedReader answers;

    private Visits(Process process) {
        this.process = process;
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Starts the visitor; it ends with this process. */
    public static Visits start() {
        try {
            // The JDK makes a socket of its own where it closes the first.
            SocketChannel.open().close();
            return new Visits(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Visitor.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has a server visited; returns when this process has closed all connections of the visit. */
    public void to(int port, String name) {
        long sockets = Kernel.openSockets();
        stayingAt(port, name);
        Kernel.awaitOpenSockets(sockets);
    }

    /** Has a server visited for the sake of a mistake, which the visit is then told of as. */
    public void to(int port, String name, String mistake) {
        long sockets = Kernel.openSockets();
        System.out.println(mistake + " " + run(name + " " + port));
        Kernel.awaitOpenSockets(sockets);
    }

    /** Has a server visited by one who stays, until the server closes or this process ends. */
    public void stayingAt(int port, String name) {
        System.out.println(name + " " + run(name + " " + port));
    }

    /** Waits until the server has closed the connections of one who stayed. */
    public void leave() {
        run("leave");
    }

    private String run(String command) {
        commands.println(command);
        try {
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("the visitor has gone: " + process);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
