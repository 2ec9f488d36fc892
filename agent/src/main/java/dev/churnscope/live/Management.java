// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import dev.churnscope.Version;
import dev.churnscope.report.TextReport;
import dev.churnscope.report.json.ReportJson;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/**
 * The MBean {@value #NAME}.
 *
 * <p>It is registered with the platform MBean server, but only after that was created by others: creating it would fix its
 * implementation ({@code javax.management.builder.initial}) before the application can choose one, and would initialize
 * logging. The application, or a console that connects, has the JVM create the server before it can see any MBean.
 */
public final class Management implements ChurnscopeMXBean {

    /** The MBean's object name. */
    public static final String NAME = "dev.churnscope:type=Churnscope";

    /** The JVM registers this MBean with the platform MBean server only. */
    private static final String PLATFORM_BEAN = "java.lang:type=Runtime";

    private final ReportSource source;
    private final ProcessCounters counters;
    private final Runnable beginWindow;

    private Management(ReportSource source, ProcessCounters counters, Runnable beginWindow) {
        this.source = source;
        this.counters = counters;
        this.beginWindow = beginWindow;
    }

    /**
     * Registers the MBean, if the platform MBean server exists by now.
     *
     * @param beginWindow starts a new counting window for reports and counters; thread-safe
     * @return whether it was registered
     * @throws IllegalStateException if the registration fails; unchecked, so that callers refer to no class of
     *     {@code java.management}, which a small runtime image may lack
     */
    public static boolean register(ReportSource source, ProcessCounters counters, Runnable beginWindow) {
        try {
            var server = platformServer();
            if (server.isEmpty()) {
                return false;
            }
            var bean = new DescribedMBean(new Management(source, counters, beginWindow), ChurnscopeMXBean.class);
            server.get().registerMBean(bean, new ObjectName(NAME));
            return true;
        } catch (JMException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static Optional<MBeanServer> platformServer() throws JMException {
        var runtime = new ObjectName(PLATFORM_BEAN);
        return MBeanServerFactory.findMBeanServer(null).stream()
                .filter(server -> server.isRegistered(runtime))
                .findFirst();
    }

    @Override
    public String getVersion() {
        return Version.current();
    }

    @Override
    public long getOpened() {
        return counters.opened();
    }

    @Override
    public long getOpen() {
        return counters.open();
    }

    @Override
    public long getClosed() {
        return counters.closes().total();
    }

    @Override
    public long getClosedByLocalFin() {
        return counters.closes().localFin();
    }

    @Override
    public long getClosedByRemoteFin() {
        return counters.closes().remoteFin();
    }

    @Override
    public long getClosedByLocalReset() {
        return counters.closes().localReset();
    }

    @Override
    public long getClosedByRemoteReset() {
        return counters.closes().remoteReset();
    }

    @Override
    public long getConnectFailed() {
        return counters.connectFailed();
    }

    @Override
    public long getRequests() {
        return counters.requests();
    }

    @Override
    public long getHookErrors() {
        return counters.hookErrors();
    }

    @Override
    public String reportJson() {
        return ReportJson.write(source.report());
    }

    @Override
    public String reportText() {
        return TextReport.ofFile(source.report());
    }

    @Override
    public void reset() {
        beginWindow.run();
    }
}
