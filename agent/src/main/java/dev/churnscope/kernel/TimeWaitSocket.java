// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.kernel;

import java.net.InetAddress;

/**
 * A socket that the kernel holds in TIME_WAIT.
 *
 * @param secondsLeft until the kernel frees it
 */
public record TimeWaitSocket(
        InetAddress local, int localPort, InetAddress remote, int remotePort, double secondsLeft) {}
