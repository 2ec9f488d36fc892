// SPDX-License-Identifier: Apache-2.0
/** Which line of code asked for something: stacks recognised, decoded, and led back to the application. */
@NullMarked
package dev.churnscope.stack;

import org.jspecify.annotations.NullMarked;
