// SPDX-License-Identifier: Apache-2.0
/**
 * Counts connections as they begin and end, on the application's threads: no locks, nothing to wait for.
 *
 * <p>What hooks lead to stands here, and what it works with in the packages below.
 */
@NullMarked
package dev.churnscope.record;

import org.jspecify.annotations.NullMarked;
