// SPDX-License-Identifier: Apache-2.0
/** Servers, one class for each. */
@NullMarked
package dev.churnscope.instrument.server;

import org.jspecify.annotations.NullMarked;
