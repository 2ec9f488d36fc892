// SPDX-License-Identifier: Apache-2.0
/** What was counted, as meters, for who watches many processes. */
@NullMarked
package dev.churnscope.metrics;

import org.jspecify.annotations.NullMarked;
