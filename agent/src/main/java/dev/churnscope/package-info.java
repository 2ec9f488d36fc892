// SPDX-License-Identifier: Apache-2.0
/** Churnscope: which line of Java code churns TCP connections. The packages below are laid out in agent/README.md. */
@NullMarked
package dev.churnscope;

import org.jspecify.annotations.NullMarked;
