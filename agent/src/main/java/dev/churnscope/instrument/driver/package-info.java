// SPDX-License-Identifier: Apache-2.0
/** Drivers and pools that do not speak HTTP: one file a library. */
@NullMarked
package dev.churnscope.instrument.driver;

import org.jspecify.annotations.NullMarked;
