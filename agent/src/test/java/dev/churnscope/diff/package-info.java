// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.churnscope.diff;

import org.jspecify.annotations.NullMarked;
