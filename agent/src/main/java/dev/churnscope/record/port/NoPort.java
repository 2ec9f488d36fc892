// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.port;

import java.net.InetSocketAddress;
import java.time.Instant;

/** A connect for which no ephemeral port was free. */
public record NoPort(Instant at, InetSocketAddress to) {}
