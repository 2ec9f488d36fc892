// SPDX-License-Identifier: Apache-2.0
/** Attributes work to the caller that requested it on another thread. */
@NullMarked
package dev.churnscope.record.propagation;

import org.jspecify.annotations.NullMarked;
