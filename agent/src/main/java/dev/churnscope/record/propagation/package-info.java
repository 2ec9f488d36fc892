// SPDX-License-Identifier: Apache-2.0
/** Knows who asked for the work that a thread does, where that is not on its stack. */
@NullMarked
package dev.churnscope.record.propagation;

import org.jspecify.annotations.NullMarked;
