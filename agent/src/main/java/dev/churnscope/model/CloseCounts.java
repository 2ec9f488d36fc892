// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

/** Closes by {@linkplain CloseKind kind}. */
public record CloseCounts(long localFin, long remoteFin, long localReset, long remoteReset) {

    /** Returns all closes. */
    public long total() {
        return localFin + remoteFin + localReset + remoteReset;
    }

    /** Returns the closes that this process began: those that cost a TIME_WAIT here, and those that abort. */
    public long byThisProcess() {
        return localFin + localReset;
    }
}
