// SPDX-License-Identifier: Apache-2.0
/** The counters of a process at one moment, as values, and their format for a command that monitors the process. */
@NullMarked
package dev.churnscope.activity;

import org.jspecify.annotations.NullMarked;
