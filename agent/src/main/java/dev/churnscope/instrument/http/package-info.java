// SPDX-License-Identifier: Apache-2.0
/** HTTP clients and libraries built on them, one class for each. */
@NullMarked
package dev.churnscope.instrument.http;

import org.jspecify.annotations.NullMarked;
