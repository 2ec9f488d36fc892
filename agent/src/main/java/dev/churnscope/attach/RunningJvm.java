// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.attach;

import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * A running JVM on this machine, accessed through the JDK's attach mechanism.
 *
 * <p>Not thread-safe.
 */
public final class RunningJvm {

    private final TargetProcess process;
    private final Path agent;

    private RunningJvm(TargetProcess process, Path agent) {
        this.process = process;
        this.agent = agent;
    }

    /**
     * Finds a JVM.
     *
     * @throws AttachException if there is no such JVM, or this user may not attach to it
     */
    public static RunningJvm of(long pid) throws AttachException {
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
     * Sends a request, and waits for the response.
     *
     * @param options {@code key=value,key=value}
     * @throws AttachException if there is no response
     */
    public Response ask(Request.Kind kind, String options) throws AttachException {
        try (var jvm = attach()) {
            return jvm.send(kind, options);
        }
    }

    /**
     * Starts watching its counters, whether the agent was attached before or not.
     *
     * @param options {@code key=value,key=value}, for the agent if it is not attached yet
     * @throws AttachException if the counters cannot be read
     */
    public CounterWatch watch(String options) throws AttachException {
        var jvm = attach();
        try {
            return CounterWatch.begin(jvm, options);
        } catch (AttachException e) {
            jvm.close();
            throw e;
        }
    }

    private AttachedVm attach() throws AttachException {
        try {
            return AttachedVm.to(process, agent);
        } catch (NoClassDefFoundError e) {
            throw new AttachException(
                    "this Java runtime lacks the module jdk.attach, which attaching needs; run the command with the"
                            + " java of a full JDK",
                    e);
        }
    }
}
