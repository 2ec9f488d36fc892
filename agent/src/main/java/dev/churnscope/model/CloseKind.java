// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import com.google.gson.annotations.SerializedName;

/** How a connection ended, read from the socket at the moment this process closed it. */
public enum CloseKind {
    /** Our FIN left before the peer's had arrived: an active close, TIME_WAIT is normally ours. */
    @SerializedName("localFin")
    LOCAL_FIN("localFin"),

    /** The peer's FIN had arrived before ours left: a passive close, TIME_WAIT is normally the peer's. */
    @SerializedName("remoteFin")
    REMOTE_FIN("remoteFin"),

    /** We aborted, by SO_LINGER 0 or by closing with unread data: we send a RST, and neither side enters TIME_WAIT. */
    @SerializedName("localReset")
    LOCAL_RESET("localReset"),

    /** The peer's RST had arrived before our close: neither side enters TIME_WAIT. */
    @SerializedName("remoteReset")
    REMOTE_RESET("remoteReset");

    private final String label;

    CloseKind(String label) {
        this.label = label;
    }

    /** Returns the name used in every report, such as {@code localFin}. */
    public String label() {
        return label;
    }

    /** Whether this process ended the connection, rather than the peer. */
    public boolean isByThisProcess() {
        return this == LOCAL_FIN || this == LOCAL_RESET;
    }
}
