// SPDX-License-Identifier: Apache-2.0
/** Compares two reports: which sites are the same, how much each churns in proportion to the work, and what is noise. */
@NullMarked
package dev.churnscope.compare;

import org.jspecify.annotations.NullMarked;
