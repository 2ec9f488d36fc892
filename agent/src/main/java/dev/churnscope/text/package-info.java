// SPDX-License-Identifier: Apache-2.0
/** Formats text for users: printable characters, numbers, columns, lines and Markdown. */
@NullMarked
package dev.churnscope.text;

import org.jspecify.annotations.NullMarked;
