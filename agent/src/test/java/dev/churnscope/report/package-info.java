// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.churnscope.report;

import org.jspecify.annotations.NullMarked;
