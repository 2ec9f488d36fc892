// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

/** Closes by {@linkplain CloseKind kind}. */
public record CloseCounts(long localFin, long remoteFin, long localReset, long remoteReset) {

    /** @param byKind a count for each kind, at its ordinal */
    public static CloseCounts of(long[] byKind) {
        return new CloseCounts(
                byKind[CloseKind.LOCAL_FIN.ordinal()],
                byKind[CloseKind.REMOTE_FIN.ordinal()],
                byKind[CloseKind.LOCAL_RESET.ordinal()],
                byKind[CloseKind.REMOTE_RESET.ordinal()]);
    }

    /** Returns all closes. */
    public long total() {
        return localFin + remoteFin + localReset + remoteReset;
    }

    /** Returns the closes that this process initiated: active closes, which leave a TIME_WAIT here, and resets. */
    public long byThisProcess() {
        return localFin + localReset;
    }
}
