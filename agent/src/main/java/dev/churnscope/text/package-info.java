// SPDX-License-Identifier: Apache-2.0
/** Text for people: characters that a terminal shows, numbers in words, columns, lines and Markdown. */
@NullMarked
package dev.churnscope.text;

import org.jspecify.annotations.NullMarked;
