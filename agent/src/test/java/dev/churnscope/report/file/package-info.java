// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.churnscope.report.file;

import org.jspecify.annotations.NullMarked;
