// SPDX-License-Identifier: Apache-2.0
/** The JDK's transports and clients, one file each. */
@NullMarked
package dev.churnscope.instrument.jdk;

import org.jspecify.annotations.NullMarked;
