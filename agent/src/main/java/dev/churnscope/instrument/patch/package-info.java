// SPDX-License-Identifier: Apache-2.0
/** Insertions of hook calls into class files: where, with which arguments, and how. */
@NullMarked
package dev.churnscope.instrument.patch;

import org.jspecify.annotations.NullMarked;
