// SPDX-License-Identifier: Apache-2.0
/** Renders the model: JSON, text, HTML, Markdown, the summary. */
@NullMarked
package dev.churnscope.report;

import org.jspecify.annotations.NullMarked;
