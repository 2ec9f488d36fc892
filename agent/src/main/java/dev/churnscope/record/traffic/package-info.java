// SPDX-License-Identifier: Apache-2.0
/** What libraries report about a connection while it is open, and about its pool. */
@NullMarked
package dev.churnscope.record.traffic;

import org.jspecify.annotations.NullMarked;
