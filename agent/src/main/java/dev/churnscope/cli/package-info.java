// SPDX-License-Identifier: Apache-2.0
/** The command line. */
@NullMarked
package dev.churnscope.cli;

import org.jspecify.annotations.NullMarked;
