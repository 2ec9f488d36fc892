// SPDX-License-Identifier: Apache-2.0
/** Drivers and pools of protocols other than HTTP, one class for each library. */
@NullMarked
package dev.churnscope.instrument.driver;

import org.jspecify.annotations.NullMarked;
