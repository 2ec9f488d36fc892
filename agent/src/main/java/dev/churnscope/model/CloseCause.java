// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import com.google.gson.annotations.SerializedName;
import java.util.Locale;

/** Why this process closed a connection. */
public enum CloseCause {
    /** Application code requested it. */
    @SerializedName("application")
    APPLICATION,

    /** A connection pool evicted it. */
    @SerializedName("pool")
    POOL,

    /** A timer closed it because it had been idle for too long. */
    @SerializedName("idle-timer")
    IDLE_TIMER,

    /** It exceeded its pool's maximum lifetime. */
    @SerializedName("max-lifetime")
    MAX_LIFETIME,

    /** The protocol required it, for example after {@code Connection: close}. */
    @SerializedName("protocol")
    PROTOCOL,

    /** It failed with an error. */
    @SerializedName("error")
    ERROR,

    /** It was never closed: the garbage collector found it unreachable. */
    @SerializedName("gc")
    GC,

    /** A shutdown hook closed it. */
    @SerializedName("exit")
    EXIT,

    /** No application frame is on the closing stack, and nothing else shows the cause. */
    @SerializedName("unknown")
    UNKNOWN;

    /** Returns the name used in every report, such as {@code idle-timer}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
