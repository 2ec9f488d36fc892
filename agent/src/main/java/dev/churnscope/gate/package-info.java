// SPDX-License-Identifier: Apache-2.0
/** The gate of a pipeline: whether a report may pass, and why not. */
@NullMarked
package dev.churnscope.gate;

import org.jspecify.annotations.NullMarked;
