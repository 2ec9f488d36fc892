// SPDX-License-Identifier: Apache-2.0
/**
 * A JVM's counters as a live table. What is shown is a pure function of samples, size and {@linkplain
 * dev.churnscope.top.ViewState state}; what a key does is one of state and key. Only {@link
 * dev.churnscope.top.TerminalWindow} knows a terminal.
 */
@NullMarked
package dev.churnscope.top;

import org.jspecify.annotations.NullMarked;
