// SPDX-License-Identifier: Apache-2.0
/** What is inserted into a class, where, and how. */
@NullMarked
package dev.churnscope.instrument.patch;

import org.jspecify.annotations.NullMarked;
