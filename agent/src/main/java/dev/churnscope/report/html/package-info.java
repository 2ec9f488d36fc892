// SPDX-License-Identifier: Apache-2.0
/** A report as one page for a browser. */
@NullMarked
package dev.churnscope.report.html;

import org.jspecify.annotations.NullMarked;
