// SPDX-License-Identifier: Apache-2.0
/** Writes, reads and checks the JSON of a report. */
@NullMarked
package dev.churnscope.report.json;

import org.jspecify.annotations.NullMarked;
