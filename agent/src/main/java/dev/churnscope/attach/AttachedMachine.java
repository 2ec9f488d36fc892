// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.attach;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The channel to a JVM: all that needs the module {@code jdk.attach}, which a JRE may lack. What goes wrong is told in words
 * for people.
 *
 * <p>For use by one thread.
 */
final class AttachedMachine implements AutoCloseable {

    private static final int OLDEST_JAVA = 17;

    /** Long answers push each other out, where several commands ask at the same moment. */
    private static final int MAX_TRIES = 5;

    /** Of HotSpot's message, where the file is there, as was seen before. */
    private static final String JAR_NOT_READ = "JAR not found";

    private final TargetProcess process;
    private final Path agent;
    private final VirtualMachine machine;

    private AttachedMachine(TargetProcess process, Path agent, VirtualMachine machine) {
        this.process = process;
        this.agent = agent;
        this.machine = machine;
    }

    static AttachedMachine to(TargetProcess process, Path agent) throws AttachException {
        @Nullable AttachedMachine attached = null;
        try {
            attached = new AttachedMachine(process, agent, VirtualMachine.attach(process.toString()));
            attached.checkVersion();
            return attached;
        } catch (AttachNotSupportedException e) {
            throw new AttachException(
                    "cannot attach to " + process + ": it does not answer, or forbids it by"
                            + " -XX:+DisableAttachMechanism; start it without that, or with -javaagent ("
                            + e.getMessage() + ")",
                    e);
        } catch (AttachException e) {
            attached.close();
            throw e;
        } catch (IOException e) {
            throw lost(process, e);
        }
    }

    TargetProcess process() {
        return process;
    }

    /** Loads the agent once more with a request, and returns what it answers. */
    Response ask(Request.Kind kind, String options) throws AttachException {
        for (int i = 0; i < MAX_TRIES; i++) {
            var request = new Request(UUID.randomUUID().toString(), kind, options);
            var properties = load(request);
            var answer = Response.to(request.id(), properties);
            if (answer != null) {
                return answer;
            }
            if (!Response.isAny(properties)) {
                throw new AttachException("the JVM " + process + " gave no answer; what went wrong is on its stderr");
            }
        }
        throw new AttachException(
                "the JVM " + process + " gave no answer, since others ask it for long ones all the time;"
                        + " try again, or let it write its report to a file by report=FILE and interval=30s");
    }

    /** Returns the properties that agents have left by then. */
    private Properties load(Request request) throws AttachException {
        try {
            machine.loadAgent(agent.toString(), request.text());
            return machine.getAgentProperties();
        } catch (AgentLoadException | AgentInitializationException e) {
            if (String.valueOf(e.getMessage()).contains(JAR_NOT_READ)) {
                throw new AttachException(
                        "the JVM " + process + " cannot read " + agent
                                + "; let its user read the file and enter its folders, or use a copy, say in /tmp",
                        e);
            }
            throw new AttachException(
                    "the JVM " + process + " refuses to load an agent while it runs (" + e.getMessage()
                            + "); start it with -javaagent instead, or without -XX:-EnableDynamicAgentLoading",
                    e);
        } catch (IOException e) {
            throw lost(process, e);
        }
    }

    /** Reads one of the properties that agents leave, or null. Loads nothing, and so costs the JVM no more than the reading. */
    @Nullable
    String read(String property) throws IOException {
        return machine.getAgentProperties().getProperty(property);
    }

    @Override
    public void close() {
        try {
            machine.detach();
        } catch (IOException e) {
            // It has answered, or the reason why not is on its way.
        }
    }

    private void checkVersion() throws IOException, AttachException {
        var properties = machine.getSystemProperties();
        String version = properties.getProperty("java.specification.version", "0");
        if (version.startsWith("1.") || Integer.parseInt(version) < OLDEST_JAVA) {
            throw new AttachException("the JVM " + process + " runs Java " + properties.getProperty("java.version")
                    + "; Churnscope needs Java 17 or newer");
        }
    }

    static AttachException lost(TargetProcess process, IOException cause) {
        return new AttachException(
                "cannot attach to " + process + ", which may have ended meanwhile: " + cause.getMessage(), cause);
    }
}
