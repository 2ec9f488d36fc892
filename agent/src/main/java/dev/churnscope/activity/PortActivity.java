// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.activity;

import dev.churnscope.model.Ports;
import org.jspecify.annotations.Nullable;

/**
 * A summary of the host's ports.
 *
 * @param timeWait sockets in TIME_WAIT, or null if the kernel does not report them
 * @param timeWaitHere sockets in TIME_WAIT that the monitored process left, or null if that is not known
 * @param capacity ports available per (source, destination, destination port)
 * @param fullest the destination with the highest use of ports, or null if there is none
 */
public record PortActivity(
        @Nullable Long timeWait, @Nullable Long timeWaitHere, int capacity, Ports.@Nullable DestinationUse fullest) {

    /** Returns the summary of a port budget. */
    public static PortActivity of(Ports ports) {
        return new PortActivity(
                ports.timeWait().host(),
                ports.timeWait().attributed(),
                ports.capacity(),
                ports.destinations().isEmpty() ? null : ports.destinations().get(0));
    }
}
