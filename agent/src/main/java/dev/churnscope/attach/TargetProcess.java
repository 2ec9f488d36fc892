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
 * What the kernel tells of a process before anything is done to it.
 *
 * <p>The JDK attaches by a signal, SIGQUIT, which ends a process that does not expect it. So this looks first, on Linux, where
 * it can; elsewhere all is left to the JDK.
 */
final class TargetProcess {

    private static final int SIGQUIT = 3;

    /** The environment variables that a JVM takes options from. */
    private static final Pattern OPTIONS = Pattern.compile("(JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|_JAVA_OPTIONS)=");

    /** A JVM that shuts down answers no more, and may run for another while. */
    private static final long LAST_SECONDS = 5;

    private final long pid;
    private final Path folder;

    /** With the time of its start: another process may come to have the same number. */
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

    /** Throws unless it is a JVM that this user may attach to. */
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
                        pid + " is no JVM, or one that was compiled ahead of time; jps or jcmd lists the JVMs");
            }
        } catch (IOException e) {
            throw new AttachException(
                    "cannot look at process " + pid + " (" + e.getMessage() + "); run this as its user", e);
        }
        checkItListens();
    }

    /** Whether it is there no more. Waits for some seconds for one that is about to end. */
    boolean hasEnded() {
        try {
            handle.orElseThrow().onExit().get(LAST_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (InterruptedException | ExecutionException | NoSuchElementException e) {
            return handle.isEmpty() || !handle.get().isAlive();
        }
    }

    /** Throws unless the agent's jar is where the JVM can find it, which in a container may be elsewhere than here. */
    void checkSees(Path agent) throws AttachException {
        var root = folder.resolve("root");
        if (Files.isDirectory(root)
                && !Files.exists(root.resolve(agent.toString().substring(1)))) {
            throw new AttachException("the JVM " + pid + " has another file system, without " + agent
                    + "; copy the jar there under the same name, or run this in the JVM's own container");
        }
    }

    private void checkOwner() throws AttachException {
        try {
            var owner = Files.getOwner(folder);
            var self = Files.getOwner(Path.of("/proc/self"));
            if (!owner.equals(self) && !self.getName().equals("root")) {
                throw new AttachException("process " + pid + " belongs to the user " + owner.getName()
                        + "; run this as that user, such as by sudo -u " + owner.getName() + " java -jar ...");
            }
        } catch (IOException e) {
            throw new AttachException("there is no process " + pid + " any more", e);
        }
    }

    /** A JVM with -Xrs, or one that forbids to attach, leaves SIGQUIT alone or takes it for a wish to see its threads. */
    private void checkItListens() throws AttachException {
        try {
            if (isGiven("-XX:+DisableAttachMechanism")) {
                throw new AttachException("the JVM " + pid + " forbids to attach, by -XX:+DisableAttachMechanism;"
                        + " start it without that, or with -javaagent:churnscope-agent.jar");
            }
            if (!catchesSigquit()) {
                throw new AttachException(
                        "the JVM " + pid + " is not ready for it yet, or was started with -Xrs; in the"
                                + " latter case start it with -javaagent:churnscope-agent.jar");
            }
        } catch (IOException e) {
            throw new AttachException(
                    "cannot look at process " + pid + " (" + e.getMessage() + "); run this as its user", e);
        }
    }

    private boolean isGiven(String option) throws IOException {
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
