// SPDX-License-Identifier: Apache-2.0
/**
 * A JVM's counters as a live table. The screen is a pure function of samples, size and
 * {@linkplain dev.churnscope.top.ViewState state}, the effect of a key one of state and key. Only
 * {@link dev.churnscope.top.TerminalWindow} accesses a terminal.
 */
@NullMarked
package dev.churnscope.top;

import org.jspecify.annotations.NullMarked;
