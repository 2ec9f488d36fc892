// SPDX-License-Identifier: Apache-2.0
/** Reads and renders reports: JSON, text, HTML, Markdown, the summary. */
@NullMarked
package dev.churnscope.report;

import org.jspecify.annotations.NullMarked;
