// SPDX-License-Identifier: Apache-2.0
/** Renders reports as text and Markdown, and as the summary; the subpackages have JSON, HTML and files. */
@NullMarked
package dev.churnscope.report;

import org.jspecify.annotations.NullMarked;
