// SPDX-License-Identifier: Apache-2.0
package com.example.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link Peer} in a JVM of its own, told what to do over a pipe. */
public final class PeerProcess {

    private final Process process;
    private final PrintStream commands;
    private final BufferedReader answers;
    private final int port;

    private PeerProcess(Process process) throws IOException {
        this.process = process;
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.port = Integer.parseInt(answers.readLine());
    }

    /** Starts a peer that listens on any port. */
    public static PeerProcess start() throws IOException {
        return start(0);
    }

    /** Starts a peer that listens on a port, and speaks TLS where it is given a key store. */
    public static PeerProcess start(int port, String... keyStore) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Peer.class.getName(),
                Integer.toString(port)));
        command.addAll(List.of(keyStore));
        return new PeerProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    public int port() {
        return port;
    }

    /** Tells it to accept; {@link #done} waits until it has. */
    public void willAccept() {
        commands.println("accept");
    }

    /** Tells it to connect to this process; {@link #done} waits until it has. */
    public void willConnect(int toPort) {
        commands.println("connect " + toPort);
    }

    /** Waits for the answer to what it was told last. */
    public String done() {
        try {
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("the peer has gone");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void accept() {
        run("accept");
    }

    public void write(int bytes) {
        run("write " + bytes);
    }

    public void read(int bytes) {
        run("read " + bytes);
    }

    /** Sends a FIN and goes on reading. */
    public void fin() {
        run("fin");
    }

    /** Aborts the connection. */
    public void rst() {
        run("rst");
    }

    public void close() {
        run("close");
    }

    /** Waits for the end of what this process sends, and closes. */
    public void finish() {
        run("finish");
    }

    public void awaitEnd() {
        run("awaitEnd");
    }

    /** Sets the current connection aside; {@link #finishKept} ends those. */
    public void keep() {
        run("keep");
    }

    public void finishKept() {
        run("finishKept");
    }

    /** From now on it accepts every connection by itself, and closes it after this process. */
    public void serve() {
        run("serve");
    }

    /** Returns a port to which a connect neither succeeds nor fails. */
    public int blackHole() {
        return Integer.parseInt(run("blackhole"));
    }

    /** Ends the peer, and whatever it still holds with it. */
    public void end() {
        commands.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String run(String command) {
        commands.println(command);
        return done();
    }
}
