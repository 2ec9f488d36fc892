// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.churnscope.metrics;

import org.jspecify.annotations.NullMarked;
