// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

/**
 * The agent's MXBean, {@value Management#NAME}: counts of the whole process as attributes, which are cheap to read, and the
 * report as operations.
 *
 * <p>Counts are since the agent was attached, or since {@link #reset}.
 */
@Described("TCP connections of this process: how many come and go, who closes them, and the report with the call sites")
public interface ChurnscopeMXBean {

    /** Returns the version of the agent. */
    @Described("Version of the agent")
    String getVersion();

    /** Returns connections established, by connect or accept. */
    @Described("Connections established, by connect or accept, since the agent was attached or reset was called")
    long getOpened();

    /** Returns connections that are open now, whenever they were opened. */
    @Described("Connections that are open now, whenever they were opened")
    long getOpen();

    /** Returns connections that are closed. */
    @Described("Connections closed since the agent was attached or reset was called")
    long getClosed();

    /** Returns connections closed by this process first (its FIN came first, so it holds TIME_WAIT). */
    @Described("Connections closed where this process sent its FIN first: TIME_WAIT is on this host")
    long getClosedByLocalFin();

    /** Returns connections closed by the peer first (its FIN came first). */
    @Described("Connections closed where the peer's FIN came first: TIME_WAIT is on the peer's host")
    long getClosedByRemoteFin();

    /** Returns connections that this process aborted. */
    @Described("Connections closed that this process aborted: no TIME_WAIT, data may be lost")
    long getClosedByLocalReset();

    /** Returns connections that the peer aborted. */
    @Described("Connections closed that the peer aborted: no TIME_WAIT, data may be lost")
    long getClosedByRemoteReset();

    /** Returns connects that failed. */
    @Described("Connects that failed since the agent was attached or reset was called")
    long getConnectFailed();

    /** Returns HTTP requests seen. */
    @Described("HTTP requests seen since the agent was attached or reset was called")
    long getRequests();

    /** Returns the agent's internal errors, suppressed by its hooks; normally 0. */
    @Described("Internal errors of the agent, which did not reach the application; 0 if there were none")
    long getHookErrors();

    /** Returns the report since the agent was attached, or since {@link #reset}, as JSON. */
    @Described("Returns the whole report as JSON, since the agent was attached or reset was called")
    String reportJson();

    /** Returns the report since the agent was attached, or since {@link #reset}, as text. */
    @Described("Returns the whole report as text, since the agent was attached or reset was called")
    String reportText();

    /**
     * Starts a new counting window for every report and for all counts except {@link #getOpen}: open connections stay
     * known, and are counted as closed when they end. The metrics at {@code /metrics} are not reset.
     */
    @Described(
            value = "Restarts all counts except Open, and every report, including those in files and at exit;"
                    + " metrics are not reset",
            changes = true)
    void reset();
}
