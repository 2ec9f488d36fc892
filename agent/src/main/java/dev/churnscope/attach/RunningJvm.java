// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.attach;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A JVM that runs on this machine, asked through the JDK's attach mechanism.
 *
 * <p>For use by one thread.
 */
public final class RunningJvm {

    private static final int OLDEST_JAVA = 17;

    private final TargetProcess process;
    private final Path agent;

    private RunningJvm(TargetProcess process, Path agent) {
        this.process = process;
        this.agent = agent;
    }

    /**
     * Finds a JVM.
     *
     * @throws CannotAttach if there is none that this user may attach to
     */
    public static RunningJvm of(long pid) throws CannotAttach {
        var process = new TargetProcess(pid);
        process.check();
        try {
            var agent = Path.of(RunningJvm.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            process.checkSees(agent);
            return new RunningJvm(process, agent);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Asks for something, and waits for the answer.
     *
     * @param options {@code key=value,key=value}
     * @throws CannotAttach if there is no answer
     */
    public Answer ask(Request.Kind kind, String options) throws CannotAttach {
        try {
            return Jdk.ask(this, new Request(UUID.randomUUID().toString(), kind, options));
        } catch (NoClassDefFoundError e) {
            throw new CannotAttach(
                    "this Java has no module jdk.attach, without which no JVM can be attached to; run the command with the"
                            + " java of a whole JDK",
                    e);
        }
    }

    /** All that needs the module {@code jdk.attach}, which a JRE may lack. */
    private static final class Jdk {

        static Answer ask(RunningJvm jvm, Request request) throws CannotAttach {
            @Nullable VirtualMachine machine = null;
            try {
                machine = VirtualMachine.attach(jvm.process.toString());
                checkVersion(jvm, machine);
                machine.loadAgent(jvm.agent.toString(), request.text());
                var answer =
                        Answer.to(request.id(), machine.getAgentProperties().getProperty(Answer.PROPERTY));
                if (answer == null) {
                    throw new CannotAttach(
                            "the JVM " + jvm.process + " gave no answer; what went wrong is on its stderr,"
                                    + " unless another command asked it at the same time: try again");
                }
                return answer;
            } catch (AttachNotSupportedException e) {
                throw new CannotAttach(
                        "cannot attach to " + jvm.process + ": it does not answer, or forbids it by"
                                + " -XX:+DisableAttachMechanism; start it without that, or with -javaagent ("
                                + e.getMessage() + ")",
                        e);
            } catch (AgentLoadException | AgentInitializationException e) {
                throw new CannotAttach(
                        "the JVM " + jvm.process + " refuses to load an agent while it runs (" + e.getMessage()
                                + "); start it with -javaagent instead, or without -XX:-EnableDynamicAgentLoading",
                        e);
            } catch (IOException e) {
                throw new CannotAttach(
                        "cannot attach to " + jvm.process + ", which may have ended meanwhile: " + e.getMessage(), e);
            } finally {
                detach(machine);
            }
        }

        private static void checkVersion(RunningJvm jvm, VirtualMachine machine) throws IOException, CannotAttach {
            var properties = machine.getSystemProperties();
            String version = properties.getProperty("java.specification.version", "0");
            if (version.startsWith("1.") || Integer.parseInt(version) < OLDEST_JAVA) {
                throw new CannotAttach("the JVM " + jvm.process + " runs Java " + properties.getProperty("java.version")
                        + "; Churnscope needs Java 17 or newer");
            }
        }

        private static void detach(@Nullable VirtualMachine machine) {
            try {
                if (machine != null) {
                    machine.detach();
                }
            } catch (IOException e) {
                // It has answered, or the reason why not is on its way.
            }
        }
    }
}
