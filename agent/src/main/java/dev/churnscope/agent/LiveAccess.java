// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.live.Endpoint;
import dev.churnscope.live.ListenAddress;
import dev.churnscope.live.Management;
import dev.churnscope.publish.Publisher;
import dev.churnscope.record.Recorder;
import dev.churnscope.record.UnrecordedThread;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens the endpoint, registers the MBean and publishes meters on the application's own registries, each as soon as this
 * can no longer disturb the application.
 *
 * <p>Not before {@code main}: opening a socket fixes settings that the application may still want to choose there, such as
 * {@code java.net.preferIPv4Stack}. So the endpoint opens once the application itself has connected or accepted, or else
 * after a few seconds. The MBean waits for an MBean server; see {@link Management}. Meters wait for a registry; see
 * {@link Publisher}.
 */
final class LiveAccess {

    /** In ticks of the agent's own thread, one a second. */
    private static final int MAX_WAIT_TICKS = 3;

    private final @Nullable ListenAddress endpoint;
    private final Instrumentation jvm;
    private final Recorder recorder;
    private final Reports reports;
    private int ticks;
    private boolean isEndpointDone;
    private boolean isManagementDone =
            ModuleLayer.boot().findModule("java.management").isEmpty();

    private boolean isPublishingDone;

    /** Null until meters are read. Shared by all readers, since it keeps state between readings. */
    private @Nullable LiveReadings readings;

    private @Nullable Publisher publisher;

    LiveAccess(Options options, Instrumentation jvm, Recorder recorder, Reports reports) {
        this.endpoint = options.endpoint();
        this.jvm = jvm;
        this.recorder = recorder;
        this.reports = reports;
        this.isEndpointDone = endpoint == null;
        this.isPublishingDone = !options.metrics();
    }

    /** Opens everything that can be opened by now. Called once a second, on the agent's own thread. */
    void openIfReady() {
        ticks++;
        if (!isManagementDone) {
            register();
        }
        if (!isEndpointDone && (ticks >= MAX_WAIT_TICKS || recorder.sawConnections())) {
            isEndpointDone = true;
            open(endpoint);
        }
        if (!isPublishingDone) {
            publish();
        }
    }

    private void register() {
        try {
            isManagementDone =
                    Management.register(reports, new WindowCounters(recorder, reports), reports::beginWindow);
        } catch (RuntimeException | LinkageError e) {
            isManagementDone = true;
            AgentLog.error("could not register the MBean " + Management.NAME + " (" + e
                    + "); the application is not affected, and reports are written as before");
        }
    }

    private void open(ListenAddress address) {
        try {
            var names = Set.of(ThisJvm.host().toLowerCase(Locale.ROOT));
            var bound = Endpoint.open(
                    address,
                    names,
                    reports,
                    readings(),
                    work -> new UnrecordedThread(work, "churnscope-endpoint"),
                    AgentLog::warn);
            new UnrecordedThread(bound, "churnscope-endpoint-accept").start();
            AgentLog.info("endpoint " + address + " is open");
        } catch (IOException | RuntimeException | LinkageError e) {
            AgentLog.error("could not open endpoint=" + address + " (" + e.getMessage()
                    + "); the application continues without it");
        }
    }

    private void publish() {
        try {
            if (publisher == null) {
                publisher = new Publisher(jvm, readings(), AgentLog::warn);
            }
            publisher.publishIfDue();
        } catch (RuntimeException | LinkageError e) {
            isPublishingDone = true;
            AgentLog.error("could not publish its meters (" + e
                    + "); the application is not affected, and reports are written as before");
        }
    }

    private LiveReadings readings() {
        if (readings == null) {
            readings = new LiveReadings(recorder, reports);
        }
        return readings;
    }
}
