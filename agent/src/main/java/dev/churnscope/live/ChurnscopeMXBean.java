// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

/**
 * What a JMX client sees of the agent, under {@value Management#NAME}: counts of the whole process as attributes, which cost
 * next to nothing to read, and the report as operations.
 *
 * <p>Counts are those since the agent was attached, or since {@link #reset}.
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

    /** Returns closes where this process sent its FIN first, and so holds TIME_WAIT. */
    @Described("Of the closed, those where this process sent its FIN first: TIME_WAIT is on this host")
    long getClosedByLocalFin();

    /** Returns closes where the peer's FIN came first. */
    @Described("Of the closed, those where the peer's FIN came first: TIME_WAIT is the peer's")
    long getClosedByRemoteFin();

    /** Returns connections that this process aborted. */
    @Described("Of the closed, those that this process aborted: no TIME_WAIT, data may be lost")
    long getClosedByLocalReset();

    /** Returns connections that the peer aborted. */
    @Described("Of the closed, those that the peer aborted: no TIME_WAIT, data may be lost")
    long getClosedByRemoteReset();

    /** Returns connects that were begun and did not establish. */
    @Described("Connects that did not establish since the agent was attached or reset was called")
    long getConnectFailed();

    /** Returns HTTP requests, as far as they were seen. */
    @Described("HTTP requests seen since the agent was attached or reset was called")
    long getRequests();

    /** Returns errors of the agent's own, which its hooks swallowed: 0 where all is well. */
    @Described("Errors of the agent's own, which did not reach the application: 0 where all is well")
    long getHookErrors();

    /** Returns the report of the time since the agent was attached, or since {@link #reset}, as JSON. */
    @Described("Returns the whole report as JSON, since the agent was attached or reset was called")
    String reportJson();

    /** Returns the same as text. */
    @Described("Returns the whole report as text, since the agent was attached or reset was called")
    String reportText();

    /**
     * Begins to count anew, for every report and all counts but {@link #getOpen}: connections that are open remain known, and
     * are counted as closed when they end. The metrics at {@code /metrics} go on.
     */
    @Described(
            value =
                    "Lets all counts but Open, and every report, also those in files and at exit, begin anew from now on;"
                            + " metrics go on",
            changes = true)
    void reset();
}
