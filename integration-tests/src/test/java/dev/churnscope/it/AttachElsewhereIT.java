// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.example.late.LateLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Attaches to JVMs of other users, and in other namespaces, as those of containers are. */
class AttachElsewhereIT {

    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    private static final List<String> AS_SOMEBODY_ELSE = List.of("setpriv", "--reuid=1", "--regid=1", "--clear-groups");
    private static final List<String> IN_NAMESPACES = List.of("unshare", "-p", "-m", "-f", "--mount-proc");

    @OnEveryJdk
    void itsOwnUserAndRootMayAndNobodyElse(Jdk jdk) {
        var run = asNobodyOrSkip(jdk);
        letOthersEnter(AgentJar.path().getParent());
        AttachIT.runLateLoad(run, jdk, program -> {
            assertThat(CommandLine.runBy(AS_SOMEBODY_ELSE, jdk, AgentJar.path(), "attach", program.pid()))
                    .satisfies(refused -> {
                        assertThat(refused.exitCode()).isEqualTo(2);
                        assertThat(refused.stderr().lines())
                                .singleElement()
                                .asString()
                                .matches("churnscope: process " + program.pid()
                                        + " belongs to the user (nobody|65534); run this command as"
                                        + " that user, for example with sudo -u (nobody|65534) java -jar ...");
                    });
            assertThat(program.command("attach", program.pid(), "summary=off"))
                    .isEqualTo(
                            AttachIT.fine("attached to " + program.pid() + "; the agent stays until the JVM ends\n"));
            program.goesOnWhenAttached();
            var report =
                    CommandLine.runBy(AS_NOBODY, jdk, AgentJar.path(), "report", program.pid(), "--format", "json");
            AttachIT.check(Report.parse(report.stdout()));
        });
    }

    @OnEveryJdk
    void aJarThatItsUserCannotReadIsSaidToBe(Jdk jdk) throws IOException {
        // Only its owner enters it.
        var jar = Files.copy(AgentJar.path(), Scratch.folder("private").resolve("agent.jar"));
        // That line is the JDK's own.
        var run = asNobodyOrSkip(jdk).allowOnStderr("Error opening zip file or JAR manifest missing.*");
        AttachIT.runLateLoad(run, jdk, program -> {
            assertThat(CommandLine.runBy(List.of(), jdk, jar, "attach", program.pid()))
                    .isEqualTo(AttachIT.refused("the JVM " + program.pid() + " cannot read " + jar
                            + "; give its user access to the file and its directories, or use a copy, for example in"
                            + " /tmp"));
            program.goesOnWhenAttached();
        });
    }

    @OnEveryJdk
    void aJvmInOtherNamespacesIsAttachedByThePidThatItHasHere(Jdk jdk) {
        orSkip(IN_NAMESPACES, "true");
        AttachIT.runLateLoad(lateLoad().startedBy(IN_NAMESPACES), jdk, program -> {
            String pid = program.pidOfChild();
            assertThat(program.command("attach", pid, "summary=off"))
                    .isEqualTo(AttachIT.fine("attached to " + pid + "; the agent stays until the JVM ends\n"));
            program.goesOnWhenAttached();
            AttachIT.check(Report.parse(
                    program.command("report", pid, "--format", "json").stdout()));
        });
    }

    @OnEveryJdk
    void whereItsFileSystemHasNoJarThatIsSaidAndACopyHelps(Jdk jdk) {
        orSkip(IN_NAMESPACES, "true");
        var jar = AgentJar.path();
        var starter = new ArrayList<>(IN_NAMESPACES);
        starter.addAll(List.of("sh", "-c", "mount -t tmpfs none '" + jar.getParent() + "' && exec \"$@\"", "sh"));
        AttachIT.runLateLoad(lateLoad().startedBy(starter), jdk, program -> {
            String pid = program.pidOfChild();
            assertThat(program.command("report", pid, "--for", "0s"))
                    .isEqualTo(
                            AttachIT.refused(
                                    "the JVM " + pid + " has a different file system, which does not have " + jar
                                            + "; copy the jar there to the same path, or run this command in the JVM's container"));
            copy(jar, Path.of("/proc", pid, "root").resolve(jar.toString().substring(1)));
            assertThat(program.command("attach", pid, "summary=off"))
                    .isEqualTo(AttachIT.fine("attached to " + pid + "; the agent stays until the JVM ends\n"));
            program.goesOnWhenAttached();
            AttachIT.check(Report.parse(
                    program.command("report", pid, "--format", "json").stdout()));
        });
    }

    private static AgentRun asNobodyOrSkip(Jdk jdk) {
        orSkip(AS_NOBODY, "test", "-r", jdk.tool("java"));
        orSkip(AS_NOBODY, "test", "-r", classes());
        var run = lateLoad().startedBy(AS_NOBODY);
        letOthersEnter(run.folder());
        return run;
    }

    private static String classes() {
        return LateLoad.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
    }

    /** By default only its owner enters a folder of these tests, nor the one that it is in. */
    private static void letOthersEnter(Path folder) {
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setPosixFilePermissions(folder.getParent(), PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static AgentRun lateLoad() {
        return AgentRun.of(LateLoad.class).jvmArgs("-XX:+EnableDynamicAgentLoading");
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Skips where a command does not work by another one: not on Linux, without root, or where others may not read. */
    private static void orSkip(List<String> starter, String... command) {
        var whole = new ArrayList<>(starter);
        whole.addAll(List.of(command));
        assumeTrue(works(whole), "needs Linux, root, and files that other users can read: " + String.join(" ", whole));
    }

    private static boolean works(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
