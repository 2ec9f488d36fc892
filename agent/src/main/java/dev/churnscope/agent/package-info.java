// SPDX-License-Identifier: Apache-2.0
/** Attaches to a JVM and lives in it: start, options, the agent's own thread, exit. */
@NullMarked
package dev.churnscope.agent;

import org.jspecify.annotations.NullMarked;
