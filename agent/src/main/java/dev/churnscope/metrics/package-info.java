// SPDX-License-Identifier: Apache-2.0
/** The counts as meters, for monitoring. */
@NullMarked
package dev.churnscope.metrics;

import org.jspecify.annotations.NullMarked;
