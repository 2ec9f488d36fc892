// SPDX-License-Identifier: Apache-2.0
/** HTTP clients, and what is built on them: one file a library. */
@NullMarked
package dev.churnscope.instrument.http;

import org.jspecify.annotations.NullMarked;
