// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.attach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks a process by what the kernel knows of it, before attaching.
 *
 * <p>The JDK attaches by a signal, SIGQUIT, which ends a process that does not handle it. So the process is checked first
 * on Linux; on other systems all checks are left to the JDK.
 */
final class TargetProcess {

    private static final int SIGQUIT = 3;

    /** The environment variables from which a JVM takes options. */
    private static final Pattern OPTIONS = Pattern.compile("(JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|_JAVA_OPTIONS)=");

    /** How long to wait for a JVM that no longer responds, since it may be shutting down. */
    private static final long SHUTDOWN_SECONDS = 5;

    private final long pid;
    private final Path folder;

    /** Identifies the process by pid and start time, since the pid may be reused. */
    private final Optional<ProcessHandle> handle;

    TargetProcess(long pid) {
        this.pid = pid;
        this.handle = ProcessHandle.of(pid);
        this.folder = Path.of("/proc", Long.toString(pid));
    }

    @Override
    public String toString() {
        return Long.toString(pid);
    }

    /** Checks that it is a JVM that this user may attach to. */
    void check() throws AttachException {
        if (handle.isEmpty()) {
            throw new AttachException("there is no process " + pid + "; jps or jcmd lists the JVMs");
        }
        if (pid == ProcessHandle.current().pid()) {
            throw new AttachException(pid + " is this command itself; jps or jcmd lists the JVMs");
        }
        if (!Files.isDirectory(folder)) {
            return;
        }
        checkOwner();
        try (Stream<String> maps = Files.lines(folder.resolve("maps"))) {
            if (maps.noneMatch(line -> line.contains("/libjvm.so"))) {
                throw new AttachException(
                        pid + " is not a JVM, or was compiled ahead of time; jps or jcmd lists the JVMs");
            }
        } catch (IOException e) {
            throw new AttachException(
                    "cannot inspect process " + pid + " (" + e.getMessage() + "); run this command as its user", e);
        }
        checkHandlesSigquit();
    }

    /** Whether the process has ended. Waits a few seconds in case it is about to end. */
    boolean hasEnded() {
        try {
            handle.orElseThrow().onExit().get(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (InterruptedException | ExecutionException | NoSuchElementException e) {
            return handle.isEmpty() || !handle.get().isAlive();
        }
    }

    /** Checks that the JVM can find the agent's jar under the same path; in a container it may have another file system. */
    void checkSees(Path agent) throws AttachException {
        var root = folder.resolve("root");
        if (Files.isDirectory(root)
                && !Files.exists(root.resolve(agent.toString().substring(1)))) {
            throw new AttachException("the JVM " + pid + " has a different file system, which does not have " + agent
                    + "; copy the jar there to the same path, or run this command in the JVM's container");
        }
    }

    private void checkOwner() throws AttachException {
        try {
            var owner = Files.getOwner(folder);
            var self = Files.getOwner(Path.of("/proc/self"));
            if (!owner.equals(self) && !self.getName().equals("root")) {
                throw new AttachException("process " + pid + " belongs to the user " + owner.getName()
                        + "; run this command as that user, for example with sudo -u " + owner.getName()
                        + " java -jar ...");
            }
        } catch (IOException e) {
            throw new AttachException("the process " + pid + " has ended", e);
        }
    }

    /**
     * Checks that the JVM handles SIGQUIT by attaching: with -Xrs it does not handle it, with attach disabled it dumps its
     * threads.
     */
    private void checkHandlesSigquit() throws AttachException {
        try {
            if (hasOption("-XX:+DisableAttachMechanism")) {
                throw new AttachException("the JVM " + pid + " does not allow attaching (-XX:+DisableAttachMechanism);"
                        + " restart it without that option, or with -javaagent:churnscope-agent.jar");
            }
            if (!catchesSigquit()) {
                throw new AttachException(
                        "the JVM " + pid + " cannot be attached to yet; try again. If it was started with"
                                + " -Xrs, start it with -javaagent:churnscope-agent.jar instead");
            }
        } catch (IOException e) {
            throw new AttachException(
                    "cannot inspect process " + pid + " (" + e.getMessage() + "); run this command as its user", e);
        }
    }

    private boolean hasOption(String option) throws IOException {
        return Stream.of(Files.readString(folder.resolve("cmdline")).split("\0"))
                        .anyMatch(option::equals)
                || Stream.of(Files.readString(folder.resolve("environ")).split("\0"))
                        .filter(variable -> OPTIONS.matcher(variable).lookingAt())
                        .anyMatch(variable -> variable.contains(option));
    }

    private boolean catchesSigquit() throws IOException {
        try (Stream<String> status = Files.lines(folder.resolve("status"))) {
            return status.filter(line -> line.startsWith("SigCgt:"))
                    .map(line -> line.substring("SigCgt:".length()).strip())
                    .allMatch(mask -> (Long.parseUnsignedLong(mask, 16) >>> SIGQUIT - 1 & 1) == 1);
        }
    }
}
