// SPDX-License-Identifier: Apache-2.0
/** What the kernel says of a socket: its two ends, why its connect failed, how it is about to end. */
@NullMarked
package dev.churnscope.record.socket;

import org.jspecify.annotations.NullMarked;
