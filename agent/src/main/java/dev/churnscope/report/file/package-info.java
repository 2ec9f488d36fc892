// SPDX-License-Identifier: Apache-2.0
/** Writes reports to files atomically, and reads them back. */
@NullMarked
package dev.churnscope.report.file;

import org.jspecify.annotations.NullMarked;
