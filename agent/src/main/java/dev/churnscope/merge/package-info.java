// SPDX-License-Identifier: Apache-2.0
/** Merges many reports into one, adding one at a time. */
@NullMarked
package dev.churnscope.merge;

import org.jspecify.annotations.NullMarked;
