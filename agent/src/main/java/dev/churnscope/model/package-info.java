// SPDX-License-Identifier: Apache-2.0
/** The report as immutable values; depends on no other package. */
@NullMarked
package dev.churnscope.model;

import org.jspecify.annotations.NullMarked;
