// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

/**
 * Names the line that caused what happens on the current thread.
 *
 * <p>This is nearly all that the agent costs an application, so an implementation recognises a stack that it has seen
 * before without decoding it.
 */
interface CallStacks {

    /** Returns the caller that the current thread's stack leads back to. */
    Caller here();
}
