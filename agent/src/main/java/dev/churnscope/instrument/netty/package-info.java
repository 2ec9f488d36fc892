// SPDX-License-Identifier: Apache-2.0
/** Netty, its native transports and its pools. */
@NullMarked
package dev.churnscope.instrument.netty;

import org.jspecify.annotations.NullMarked;
