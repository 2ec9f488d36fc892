// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import dev.churnscope.Version;
import dev.churnscope.report.ReportJson;
import dev.churnscope.report.TextReport;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/**
 * The MBean {@value #NAME}.
 *
 * <p>It is registered with the JVM's MBean server, and only once somebody else has asked for that: to make it would be to choose
 * its implementation ({@code javax.management.builder.initial}) before the application can, and to start logging. Whoever
 * wants to see an MBean, the application or a console that connects to it, has the JVM make the server first.
 */
public final class Management implements ChurnscopeMXBean {

    /** The name it is registered under. */
    public static final String NAME = "dev.churnscope:type=Churnscope";

    /** Every JVM registers this one with its own MBean server, and with no other. */
    private static final String OF_JVM = "java.lang:type=Runtime";

    private final ReportSource source;
    private final ProcessCounters counters;
    private final Runnable beginWindow;

    private Management(ReportSource source, ProcessCounters counters, Runnable beginWindow) {
        this.source = source;
        this.counters = counters;
        this.beginWindow = beginWindow;
    }

    /**
     * Registers the MBean, if there is something to register it with by now.
     *
     * @param beginWindow lets reports and counters count from then on; safe for use by any number of threads
     * @return whether there was
     * @throws IllegalStateException if it is not let; whoever calls this must know no class of {@code java.management},
     *     which a small runtime image does not have
     */
    public static boolean register(ReportSource source, ProcessCounters counters, Runnable beginWindow) {
        try {
            var server = serverOfJvm();
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

    private static Optional<MBeanServer> serverOfJvm() throws JMException {
        var runtime = new ObjectName(OF_JVM);
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
