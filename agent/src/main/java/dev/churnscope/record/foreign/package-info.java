// SPDX-License-Identifier: Apache-2.0
/** Looks into objects of the application and its libraries, and remembers what is known of them without keeping them alive. */
@NullMarked
package dev.churnscope.record.foreign;

import org.jspecify.annotations.NullMarked;
