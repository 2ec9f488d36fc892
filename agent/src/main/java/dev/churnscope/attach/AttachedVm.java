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
 * The channel to a JVM. The only class that needs the module {@code jdk.attach}, which a JRE may lack. Failures have
 * messages for the user.
 *
 * <p>Not thread-safe.
 */
final class AttachedVm implements AutoCloseable {

    private static final int OLDEST_JAVA = 17;

    /** Long responses may evict each other if several commands send requests at the same moment. */
    private static final int MAX_TRIES = 5;

    /** Part of HotSpot's message if the JVM cannot read the jar; that it exists was checked before. */
    private static final String JAR_NOT_READ = "JAR not found";

    private final TargetProcess process;
    private final Path agent;
    private final VirtualMachine vm;

    private AttachedVm(TargetProcess process, Path agent, VirtualMachine vm) {
        this.process = process;
        this.agent = agent;
        this.vm = vm;
    }

    static AttachedVm to(TargetProcess process, Path agent) throws AttachException {
        @Nullable AttachedVm attached = null;
        try {
            attached = new AttachedVm(process, agent, VirtualMachine.attach(process.toString()));
            attached.checkVersion();
            return attached;
        } catch (AttachNotSupportedException e) {
            throw new AttachException(
                    "cannot attach to " + process + ": it does not answer, or does not allow attaching"
                            + " (-XX:+DisableAttachMechanism); restart it without that option, or with -javaagent ("
                            + e.getMessage() + ")",
                    e);
        } catch (AttachException e) {
            attached.close();
            throw e;
        } catch (IOException e) {
            throw attachFailed(process, e);
        }
    }

    TargetProcess process() {
        return process;
    }

    /** Loads the agent once more with a request, and returns its response. */
    Response send(Request.Kind kind, String options) throws AttachException {
        for (int i = 0; i < MAX_TRIES; i++) {
            var request = new Request(UUID.randomUUID().toString(), kind, options);
            var properties = load(request);
            var response = Response.to(request.id(), properties);
            if (response != null) {
                return response;
            }
            if (!Response.hasAny(properties)) {
                throw new AttachException("the JVM " + process + " did not answer; the reason is on its stderr");
            }
        }
        throw new AttachException(
                "the JVM " + process + " did not answer: other commands are requesting large reports from it;"
                        + " try again, or let it write its report to a file with report=FILE and interval=30s");
    }

    /** Returns the agent properties after the load. */
    private Properties load(Request request) throws AttachException {
        try {
            vm.loadAgent(agent.toString(), request.text());
            return vm.getAgentProperties();
        } catch (AgentLoadException | AgentInitializationException e) {
            if (String.valueOf(e.getMessage()).contains(JAR_NOT_READ)) {
                throw new AttachException(
                        "the JVM " + process + " cannot read " + agent
                                + "; give its user access to the file and its directories, or use a copy, for example in"
                                + " /tmp",
                        e);
            }
            throw new AttachException(
                    "the JVM " + process + " does not load agents at run time (" + e.getMessage()
                            + "); start it with -javaagent instead, or without -XX:-EnableDynamicAgentLoading",
                    e);
        } catch (IOException e) {
            throw attachFailed(process, e);
        }
    }

    /** Returns an agent property, or null if there is none. Loads no agent, so it costs the JVM only the read. */
    @Nullable
    String read(String property) throws IOException {
        return vm.getAgentProperties().getProperty(property);
    }

    @Override
    public void close() {
        try {
            vm.detach();
        } catch (IOException e) {
            // The response was received, or an exception for its lack is being thrown.
        }
    }

    private void checkVersion() throws IOException, AttachException {
        var properties = vm.getSystemProperties();
        String version = properties.getProperty("java.specification.version", "0");
        if (version.startsWith("1.") || Integer.parseInt(version) < OLDEST_JAVA) {
            throw new AttachException("the JVM " + process + " runs Java " + properties.getProperty("java.version")
                    + "; Churnscope needs Java 17 or newer");
        }
    }

    static AttachException attachFailed(TargetProcess process, IOException cause) {
        return new AttachException(
                "cannot attach to " + process + ", which may have ended: " + cause.getMessage(), cause);
    }
}
