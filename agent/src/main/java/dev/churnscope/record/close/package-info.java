// SPDX-License-Identifier: Apache-2.0
/** Why a connection ends and who is behind it, counted as it ends. */
@NullMarked
package dev.churnscope.record.close;

import org.jspecify.annotations.NullMarked;
