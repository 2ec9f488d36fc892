// SPDX-License-Identifier: Apache-2.0
/** The gate for a pipeline: decides whether a report passes, and why not. */
@NullMarked
package dev.churnscope.gate;

import org.jspecify.annotations.NullMarked;
