// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

/**
 * What a JMX client sees of the agent, under {@value Management#NAME}: counts of the whole process as attributes, which cost
 * next to nothing to read, and the report as operations.
 *
 * <p>Counts are those since the agent was attached, or since {@link #reset}.
 */
public interface ChurnscopeMXBean {

    /** Returns the version of the agent. */
    String getVersion();

    /** Returns connections established, by connect or accept. */
    long getOpened();

    /** Returns connections that are open now, whenever they were opened. */
    long getOpen();

    /** Returns connections that are closed. */
    long getClosed();

    /** Returns closes where this process sent its FIN first, and so holds TIME_WAIT. */
    long getClosedByLocalFin();

    /** Returns closes where the peer's FIN came first. */
    long getClosedByRemoteFin();

    /** Returns connections that this process aborted. */
    long getClosedByLocalReset();

    /** Returns connections that the peer aborted. */
    long getClosedByRemoteReset();

    /** Returns connects that were begun and did not establish. */
    long getConnectFailed();

    /** Returns HTTP requests, as far as they were seen. */
    long getRequests();

    /** Returns errors of the agent's own, which its hooks swallowed: 0 where all is well. */
    long getHookErrors();

    /** Returns the report of the time since the agent was attached, or since {@link #reset}, as JSON. */
    String reportJson();

    /** Returns the same as text. */
    String reportText();

    /**
     * Begins to count anew, for every report and all counts but {@link #getOpen}: connections that are open remain known, and
     * are counted as closed when they end. The metrics at {@code /metrics} go on.
     */
    void reset();
}
