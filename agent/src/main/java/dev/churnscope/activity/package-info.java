// SPDX-License-Identifier: Apache-2.0
/** The counters of a process at one moment, as values, and how they travel to a command that watches it. */
@NullMarked
package dev.churnscope.activity;

import org.jspecify.annotations.NullMarked;
