// SPDX-License-Identifier: Apache-2.0
/** Reads JSON into records, quickly in a JVM that has just started. */
@NullMarked
package dev.churnscope.json;

import org.jspecify.annotations.NullMarked;
