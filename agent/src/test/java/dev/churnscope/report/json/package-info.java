// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.churnscope.report.json;

import org.jspecify.annotations.NullMarked;
