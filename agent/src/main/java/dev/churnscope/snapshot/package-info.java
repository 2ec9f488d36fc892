// SPDX-License-Identifier: Apache-2.0
/** The counts as immutable values: since the start, of a window, and over time. */
@NullMarked
package dev.churnscope.snapshot;

import org.jspecify.annotations.NullMarked;
