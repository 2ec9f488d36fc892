// SPDX-License-Identifier: Apache-2.0
/** Finds the application code that caused an event: recognizes and decodes stacks, and determines the call site. */
@NullMarked
package dev.churnscope.stack;

import org.jspecify.annotations.NullMarked;
