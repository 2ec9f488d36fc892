// SPDX-License-Identifier: Apache-2.0
/** Servers: one file each. */
@NullMarked
package dev.churnscope.instrument.server;

import org.jspecify.annotations.NullMarked;
