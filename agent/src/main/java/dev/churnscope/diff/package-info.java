// SPDX-License-Identifier: Apache-2.0
/** Renders a comparison: what got better and worse. */
@NullMarked
package dev.churnscope.diff;

import org.jspecify.annotations.NullMarked;
