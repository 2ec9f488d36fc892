// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import com.google.gson.annotations.SerializedName;
import java.util.Locale;

/** What made this process close a connection. */
public enum CloseCause {
    /** The application's own code asked for it. */
    @SerializedName("application")
    APPLICATION,

    /** A connection pool evicted it. */
    @SerializedName("pool")
    POOL,

    /** It was idle for longer than a timer allows. */
    @SerializedName("idle-timer")
    IDLE_TIMER,

    /** It was older than its pool allows. */
    @SerializedName("max-lifetime")
    MAX_LIFETIME,

    /** The protocol says it ends here, as after {@code Connection: close}. */
    @SerializedName("protocol")
    PROTOCOL,

    /** It failed. */
    @SerializedName("error")
    ERROR,

    /** Nobody closed it: the garbage collector found it unreachable. */
    @SerializedName("gc")
    GC,

    /** A shutdown hook closed it. */
    @SerializedName("exit")
    EXIT,

    /** No code of the application is on the stack that closed it, and nothing else tells. */
    @SerializedName("unknown")
    UNKNOWN;

    /** Returns the name used in every report, such as {@code idle-timer}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
