// SPDX-License-Identifier: Apache-2.0
/** Requests from the command line to a running JVM, and the protocol between both. */
@NullMarked
package dev.churnscope.attach;

import org.jspecify.annotations.NullMarked;
