// SPDX-License-Identifier: Apache-2.0
/** JSON read into records, quickly by a JVM that has only just started. */
@NullMarked
package dev.churnscope.json;

import org.jspecify.annotations.NullMarked;
