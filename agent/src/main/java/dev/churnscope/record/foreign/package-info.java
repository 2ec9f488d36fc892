// SPDX-License-Identifier: Apache-2.0
/** Reads objects of the application and its libraries, and holds what is known of them without keeping them alive. */
@NullMarked
package dev.churnscope.record.foreign;

import org.jspecify.annotations.NullMarked;
