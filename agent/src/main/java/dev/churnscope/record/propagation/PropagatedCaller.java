// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.propagation;

import dev.churnscope.stack.Caller;

/**
 * A caller that has requested work from other threads.
 *
 * @param since when it was requested, before any work for it began; {@link System#nanoTime}
 */
record PropagatedCaller(Caller caller, long since) {}
