// SPDX-License-Identifier: Apache-2.0
/** What was counted, as values that change no more: of all time, of a window, of each second. */
@NullMarked
package dev.churnscope.snapshot;

import org.jspecify.annotations.NullMarked;
