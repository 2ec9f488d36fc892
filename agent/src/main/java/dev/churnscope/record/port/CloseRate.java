// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.port;

import java.net.InetSocketAddress;

/** How many connections to an address this process closed first, per second, in the busiest minute. */
public record CloseRate(InetSocketAddress to, double perSecond) {}
