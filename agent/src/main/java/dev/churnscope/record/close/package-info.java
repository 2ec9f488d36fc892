// SPDX-License-Identifier: Apache-2.0
/** Why a connection is closed and by which caller, recorded as it is closed. */
@NullMarked
package dev.churnscope.record.close;

import org.jspecify.annotations.NullMarked;
