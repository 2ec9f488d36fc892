// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.propagation;

import dev.churnscope.stack.Caller;

/**
 * A caller that waits for what others do for him.
 *
 * @param since when he asked: what is done for him is done later; {@link System#nanoTime}
 */
record PropagatedCaller(Caller caller, long since) {}
