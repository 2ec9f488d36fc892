// SPDX-License-Identifier: Apache-2.0
/** The JSON form of a report: how it is written, and how it is read and checked. */
@NullMarked
package dev.churnscope.report.json;

import org.jspecify.annotations.NullMarked;
