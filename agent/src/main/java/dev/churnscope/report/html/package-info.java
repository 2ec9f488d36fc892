// SPDX-License-Identifier: Apache-2.0
/** Renders a report as one self-contained HTML page. */
@NullMarked
package dev.churnscope.report.html;

import org.jspecify.annotations.NullMarked;
