// SPDX-License-Identifier: Apache-2.0
/** The kernel's view of a socket: its two ends, why its connect failed, how its connection ends. */
@NullMarked
package dev.churnscope.record.socket;

import org.jspecify.annotations.NullMarked;
