// SPDX-License-Identifier: Apache-2.0
/** TCP settings and the socket table of the operating system. */
@NullMarked
package dev.churnscope.kernel;

import org.jspecify.annotations.NullMarked;
