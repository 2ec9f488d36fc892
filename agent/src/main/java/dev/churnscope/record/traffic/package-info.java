// SPDX-License-Identifier: Apache-2.0
/** What libraries tell of a connection while it is open, and of the pool that it belongs to. */
@NullMarked
package dev.churnscope.record.traffic;

import org.jspecify.annotations.NullMarked;
