// SPDX-License-Identifier: Apache-2.0
/** What the operating system says: TCP settings and its table of sockets. */
@NullMarked
package dev.churnscope.kernel;

import org.jspecify.annotations.NullMarked;
