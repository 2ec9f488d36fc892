// SPDX-License-Identifier: Apache-2.0
/** The agent's life in a JVM: start, options, the agent's own thread, exit. */
@NullMarked
package dev.churnscope.agent;

import org.jspecify.annotations.NullMarked;
