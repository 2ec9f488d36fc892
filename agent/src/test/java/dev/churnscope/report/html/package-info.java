// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.churnscope.report.html;

import org.jspecify.annotations.NullMarked;
