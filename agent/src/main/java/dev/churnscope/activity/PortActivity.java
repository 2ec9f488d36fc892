// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.activity;

import dev.churnscope.model.Ports;
import org.jspecify.annotations.Nullable;

/**
 * The ports of the host, in short.
 *
 * @param timeWait sockets in TIME_WAIT, or null where the kernel does not tell
 * @param timeWaitHere those that the watched process left, or null where that is not known
 * @param capacity ports for one (source, destination, destination port)
 * @param fullest the destination that uses them up most, or null where there is none
 */
public record PortActivity(
        @Nullable Long timeWait, @Nullable Long timeWaitHere, int capacity, Ports.@Nullable DestinationUse fullest) {

    /** Returns what matters of a whole budget. */
    public static PortActivity of(Ports ports) {
        return new PortActivity(
                ports.timeWait().host(),
                ports.timeWait().attributed(),
                ports.capacity(),
                ports.destinations().isEmpty() ? null : ports.destinations().get(0));
    }
}
