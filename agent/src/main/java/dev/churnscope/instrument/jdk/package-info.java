// SPDX-License-Identifier: Apache-2.0
/** The JDK's transports, executors, clients and TLS, one class for each. */
@NullMarked
package dev.churnscope.instrument.jdk;

import org.jspecify.annotations.NullMarked;
