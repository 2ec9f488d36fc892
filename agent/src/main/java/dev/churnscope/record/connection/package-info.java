// SPDX-License-Identifier: Apache-2.0
/**
 * The open connections, how they are found by descriptor or by a library's object, and the events of their opening and
 * closing.
 */
@NullMarked
package dev.churnscope.record.connection;

import org.jspecify.annotations.NullMarked;
