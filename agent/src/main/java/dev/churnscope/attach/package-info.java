// SPDX-License-Identifier: Apache-2.0
/** How the command line asks a running JVM for something, and what both sides say to each other. */
@NullMarked
package dev.churnscope.attach;

import org.jspecify.annotations.NullMarked;
